"""What the data say: files read into the lake, versions of them compared, measures computed. No Django."""
