"""Full text: passages of the dataset, an index of them in memory, and what a text finds there."""
