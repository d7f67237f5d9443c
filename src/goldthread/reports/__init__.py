"""Which papers there are: what each rests on, what stands in it and in which order. They become files in documents."""
