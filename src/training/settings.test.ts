import { describe, expect, test } from 'vitest';
import { defaultSettings, settingFault, type TrainingSettings } from './settings';

describe('settings', () => {
	test('of the book are in order', () => {
		expect(settingFault(defaultSettings, 60_000)).toBeNull();
	});

	test.each<[Partial<TrainingSettings>, string, string]>([
		[{ hidden: 0 }, 'hidden', 'The hidden neurons are a whole number from 1 to 128, not 0.'],
		[{ hidden: 129 }, 'hidden', 'The hidden neurons are a whole number from 1 to 128, not 129.'],
		[{ learningRate: 0 }, 'learningRate', 'The learning rate is more than 0, not 0.'],
		[
			{ learningRate: NaN },
			'learningRate',
			'The learning rate is more than 0, not what is written there.'
		],
		[{ l2: -1 }, 'l2', 'λ of L2 is 0 or more, not -1.'],
		[{ epochs: 1.5 }, 'epochs', 'The epochs are a whole number from 1 to 10,000, not 1.5.'],
		[{ seed: -1 }, 'seed', 'A seed is a whole number from 0 to 4,294,967,295, not -1.'],
		[
			{ validation: 100 },
			'validation',
			'The images for validation are a whole number from 0 to 99, not 100.'
		],
		[
			{ validation: 40, trainingSize: 61 },
			'trainingSize',
			'From 1 to 60 images can be trained on, not 61.'
		],
		[
			{ trainingSize: 5 },
			'batchSize',
			'The images in a batch are a whole number from 1 to 5, not 10.'
		]
	])('%o are refused with a sentence', (changes, setting, sentence) => {
		expect(settingFault({ ...defaultSettings, ...changes }, 100)).toEqual({ setting, sentence });
	});
});
