"""The form of official documents (公文): what each line of a text is, and how the text divides.

Form after the 党政机关公文处理工作条例 (中办发〔2012〕14号) and GB/T 9704-2012.
"""
