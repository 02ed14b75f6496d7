import { describe, expect, test } from 'vitest';
import { documentFormat } from './format';
import { fault } from './testing/fault';

describe('documentFormat', () => {
	test.each(['backstep-model', 'backstep-sample', 'backstep-trace'])('knows a %s', (format) => {
		expect(documentFormat({ format })).toBe(format);
	});

	test.each([
		[null, 'the document must be an object, but is null'],
		[[], 'the document must be an object, but is a list of 0'],
		['backstep-model', 'the document must be an object, but is "backstep-model"'],
		[
			{ version: 1 },
			'format must be one of backstep-model, backstep-sample, backstep-trace, but is missing'
		],
		[
			{ format: 'onnx' },
			'format must be one of backstep-model, backstep-sample, backstep-trace, but is "onnx"'
		]
	])('%j is none of the documents', (json, message) => {
		expect(fault(() => documentFormat(json))).toBe(message);
	});
});
