import { describe, expect, test } from 'vitest';
import { mnistFiles } from './mnist-files';
import { mnistHere } from './mnist-here';

const names = mnistFiles.map(({ name }) => name);

describe('how much of MNIST is here', () => {
	test('is said only where some of it is', () => {
		expect(mnistHere([], 0)).toBe('');
	});

	test('names the files that are missing', () => {
		expect(mnistHere(names.slice(0, 3), 7_910_032)).toBe(
			'3 of 4 files are here. Still missing: train-images-idx3-ubyte.'
		);
		expect(mnistHere([names[1]], 0)).toBe(
			'1 of 4 files is here. Still missing: t10k-labels-idx1-ubyte, train-labels-idx1-ubyte, train-images-idx3-ubyte.'
		);
	});

	test('says of all of it what the browser keeps', () => {
		expect(mnistHere(names, 54_950_048)).toBe(
			'MNIST is here: 60,000 digits to train on, 10,000 to test on. This browser keeps them (55.0 MB), and they are there without a network.'
		);
		expect(mnistHere(names, 0)).toBe(
			'MNIST is here: 60,000 digits to train on, 10,000 to test on.'
		);
	});
});
