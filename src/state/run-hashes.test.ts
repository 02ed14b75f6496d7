import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nothing, readLink } from './link';
import { answerHash, batchHash } from './run-hashes';

test('a pass of a batch is read as it was written', () => {
	expect(readLink(batchHash(1201, 3))).toEqual({
		link: { ...nothing, run: { update: 1201, image: 3 } },
		ignored: []
	});
});

test('a digit and the network that answers to it are read as they were written, whatever its set is called', () => {
	fc.assert(
		fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (source) => {
			expect(readLink(answerHash(0, source, 55))).toEqual({
				link: { ...nothing, digit: { source, index: 55 }, after: 0 },
				ignored: []
			});
		})
	);
});
