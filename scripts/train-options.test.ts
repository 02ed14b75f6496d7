import { describe, expect, test } from 'vitest';
import { defaultSettings } from '$training/settings';
import { Complaint } from './command';
import { trainOptions } from './train-options';

describe('trainOptions', () => {
	test('are the defaults but for what is given', () => {
		expect(trainOptions(['--data', 'x'])).toEqual({
			data: 'x',
			settings: defaultSettings,
			out: undefined,
			json: false
		});
		const given =
			'--data x --json --out y --hidden 100 --init normal --epochs 3 --batch-size 20 --learning-rate 5e-1 --l2 .1 --cost cross-entropy --seed 0';
		expect(trainOptions(given.split(' '))).toEqual({
			data: 'x',
			settings: {
				...defaultSettings,
				hidden: 100,
				initialisation: 'normal',
				epochs: 3,
				batchSize: 20,
				learningRate: 0.5,
				l2: 0.1,
				cost: 'cross-entropy',
				seed: 0
			},
			out: 'y',
			json: true
		});
	});

	test('are null where help is asked for', () => {
		expect(trainOptions(['--help'])).toBeNull();
		expect(trainOptions(['-h'])).toBeNull();
	});

	test.each([
		['', /^give the folder of MNIST's files with --data \(usage: npm run .*\)$/],
		['--data', /^Option '--data <value>' argument missing \(usage: /],
		['--data x --out=', /^give the model's file with --out \(usage: /],
		['--data x --momentum 1', /^Unknown option '--momentum' \(usage: /],
		['x', /^Unexpected argument 'x' \(usage: /],
		['--data x --epochs many', '--epochs: A number is needed, not "many"'],
		['--data x --l2 0x1', '--l2: A number is needed, not "0x1"'],
		['--data x --learning-rate=', '--learning-rate: A number is needed, not ""'],
		['--data x --epochs 1.5', '--epochs: The epochs are a whole number from 1 to 10,000, not 1.5'],
		['--data x --hidden 0', '--hidden: The hidden neurons are a whole number from 1 to 128, not 0'],
		['--data x --seed=-1', '--seed: A seed is a whole number from 0 to 4,294,967,295, not -1'],
		['--data x --learning-rate 0', '--learning-rate: The learning rate is more than 0, not 0'],
		['--data x --l2=-1', '--l2: λ of L2 is 0 or more, not -1'],
		[
			'--data x --cost mse',
			'--cost: One of half-squared-error, binary-cross-entropy, cross-entropy is needed, not "mse"'
		],
		['--data x --init zero', '--init: One of scaled, uniform, normal is needed, not "zero"']
	])('refuse "%s" in one line', (line, message) => {
		const args = line.split(' ').filter(Boolean);
		expect(() => trainOptions(args)).toThrow(Complaint);
		expect(() => trainOptions(args)).toThrow(message);
	});
});
