"""The ladders' pages: the list, the editor with its preview, and who changed what when."""
