import '../src/reader.ts';
