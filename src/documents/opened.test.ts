import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { learningStep } from '$engine/learning-step';
import { column } from '$engine/tensor';
import { anyPass } from '$engine/testing/arbitrary-network';
import { worked } from '$engine/testing/worked-example';
import { writeModel } from './model';
import { readOpened, type NamedText } from './opened';
import { writeSample } from './sample';
import { fault } from './testing/fault';
import { networkWithPlainZeros, sampleWithPlainZeros } from './testing/plain-zeros';
import { writeTrace } from './trace';

const { network, sample } = worked;
const model: NamedText = { name: 'm.json', text: writeModel(network) };
const own: NamedText = { name: 's.json', text: writeSample(sample) };
/** A network that the sample of 3-2 does not fit. */
const other = { ...network, layers: [4, 2] };

describe('readOpened', () => {
	test('reads a model alone, a sample alone, or nothing', () => {
		expect(readOpened([model], other)).toMatchObject({ network, sample: null });
		expect(readOpened([own], network)).toMatchObject({ network: null, sample });
		expect(readOpened([], network)).toMatchObject({ network: null, sample: null });
	});

	test('a sample must fit the model beside it, whichever stands first, not the network at hand', () => {
		expect(readOpened([model, own], other)).toMatchObject({ network, sample });
		expect(readOpened([own, model], other)).toMatchObject({ network, sample });
	});

	test('what was written is what is read, 0 for −0', () => {
		fc.assert(
			fc.property(anyPass(), fc.boolean(), ({ network, sample }, modelFirst) => {
				const files = [
					{ name: 'm', text: writeModel(network) },
					{ name: 's', text: writeSample(sample) }
				];
				const opened = readOpened(modelFirst ? files : files.reverse(), worked.network);
				expect(opened).toMatchObject({
					network: networkWithPlainZeros(network),
					sample: sampleWithPlainZeros(sample)
				});
			})
		);
	});
});

describe('readOpened names the file that is at fault', () => {
	const wrongSample = {
		name: 'short.json',
		text: writeSample({ input: column([1]), target: column([1, 0]) })
	};
	const trace = { name: 't.json', text: writeTrace(learningStep(network, sample)) };

	test.each<[string, NamedText[], string]>([
		[
			'a second model',
			[model, { ...model, name: 'm2.json' }],
			'm2.json: only one backstep-model can be opened at a time'
		],
		[
			'a second sample',
			[own, model, { ...own, name: 's2.json' }],
			's2.json: only one backstep-sample can be opened at a time'
		],
		[
			'no JSON',
			[{ name: 'notes.txt', text: 'x' }],
			'notes.txt: this is not JSON: line 1, column 1 has "x" where a value must be'
		],
		['an empty file', [{ name: 'e.json', text: '' }], 'e.json: this is not JSON: it is empty'],
		[
			'no document',
			[{ name: 'a.json', text: '{}' }],
			'a.json: format must be one of backstep-model, backstep-sample, backstep-trace, but is missing'
		],
		['a trace', [trace], 't.json: a trace cannot be opened: open its model and its sample'],
		[
			'a sample that does not fit the network at hand',
			[wrongSample],
			'short.json: input must have 3 numbers, one per neuron of layer 0, but has 1'
		],
		[
			'a sample that does not fit the model after it',
			[wrongSample, model],
			'short.json: input must have 3 numbers, one per neuron of layer 0, but has 1'
		],
		[
			'a wrong model after a right sample',
			[own, { name: 'm2.json', text: model.text.replace('"version": 1', '"version": 2') }],
			'm2.json: version must be 1, but is 2'
		]
	])('%s', (_, files, message) => {
		expect(fault(() => readOpened(files, network))).toBe(message);
	});
});
