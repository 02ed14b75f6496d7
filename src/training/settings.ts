import type { InitialisationName } from '$engine/initialise';
import type { Rules } from '$engine/network';
import type { TrainingCost } from './kernel';

/** All that decides a run, but for the images. */
export interface TrainingSettings {
	/** Hidden neurons. */
	readonly hidden: number;
	/** How the first weights are drawn. */
	readonly initialisation: InitialisationName;
	readonly cost: TrainingCost;
	/** m, the images of one batch. */
	readonly batchSize: number;
	/** η in W ← W − η/m Σ ∂E/∂W. */
	readonly learningRate: number;
	/** λ in W ← (1 − ηλ/n) W − …, with n images to train on; 0 is none. */
	readonly l2: number;
	readonly epochs: number;
	/** Decides the first weights and every epoch's order. */
	readonly seed: number;
	/** n, the images to train on, the first of the set; null is all that are not for validation. */
	readonly trainingSize: number | null;
	/** The images at the end of the set that are kept for validation. */
	readonly validation: number;
}

/** The most hidden neurons that are trained. */
export const MOST_HIDDEN = 128;

export const defaultSettings: TrainingSettings = {
	hidden: 30,
	initialisation: 'scaled',
	cost: 'half-squared-error',
	batchSize: 10,
	learningRate: 3,
	l2: 0,
	epochs: 30,
	seed: 1,
	trainingSize: null,
	validation: 0
};

/** What is the same in all runs of Nielsen's book that have a name here. */
const inTheBook = { batchSize: 10, epochs: 30, l2: 0, trainingSize: null, validation: 0 };

/** Settings of Nielsen's book, chapters 1 and 3, by what a visitor reads. */
export const presets: Readonly<Record<string, Partial<TrainingSettings>>> = {
	'half-squared error, η 3': { ...inTheBook, cost: 'half-squared-error', learningRate: 3 },
	'binary cross-entropy, η 0.5': { ...inTheBook, cost: 'binary-cross-entropy', learningRate: 0.5 },
	'softmax and cross-entropy, η 0.5': { ...inTheBook, cost: 'cross-entropy', learningRate: 0.5 }
};

/** What a pass through the network of a run does at each layer. */
export function trainingRules(settings: TrainingSettings, inputs: number): Rules {
	const { hidden, cost, learningRate } = settings;
	return {
		layers: [inputs, hidden, 10],
		activations: ['sigmoid', cost === 'cross-entropy' ? 'softmax' : 'sigmoid'],
		cost,
		learningRate
	};
}

/** How many updates a run over so many images has, all those of the set that are not for validation. */
export function runSize(
	{ trainingSize, validation, batchSize, epochs }: TrainingSettings,
	count: number
): { readonly n: number; readonly updatesPerEpoch: number; readonly length: number } {
	const n = trainingSize ?? count - validation;
	const updatesPerEpoch = Math.ceil(n / batchSize);
	return { n, updatesPerEpoch, length: updatesPerEpoch * epochs };
}

/** What is wrong with a setting, as a sentence. */
export interface SettingFault {
	readonly setting: keyof TrainingSettings;
	readonly sentence: string;
}

/** The first thing that is wrong with the settings of a run over `count` images; null when all is well. */
export function settingFault(settings: TrainingSettings, count: number): SettingFault | null {
	const { trainingSize, validation } = settings;
	const left = count - validation;
	const n = trainingSize ?? left;
	return (
		whole(settings, 'hidden', 1, MOST_HIDDEN, 'hidden neurons') ??
		positive(settings, 'learningRate', 'The learning rate') ??
		(settings.l2 >= 0 && Number.isFinite(settings.l2)
			? null
			: fault('l2', `λ of L2 is 0 or more, not ${written(settings.l2)}.`)) ??
		whole(settings, 'epochs', 1, 10_000, 'epochs') ??
		whole(settings, 'seed', 0, 2 ** 32 - 1, null) ??
		whole(settings, 'validation', 0, Math.max(0, count - 1), 'images for validation') ??
		(Number.isInteger(n) && n >= 1 && n <= left
			? null
			: fault(
					'trainingSize',
					`From 1 to ${many(left)} images can be trained on, not ${written(n)}.`
				)) ??
		whole(settings, 'batchSize', 1, n, 'images in a batch')
	);
}

const many = (n: number) => n.toLocaleString('en-US');

/** What stands in a field, for those who know no NaN and no Infinity. */
function written(n: number): string {
	if (Number.isNaN(n)) return 'what is written there';
	return Number.isFinite(n) ? String(n) : 'a number too large to be computed with';
}

const fault = (setting: keyof TrainingSettings, sentence: string): SettingFault => ({
	setting,
	sentence
});

function whole(
	settings: TrainingSettings,
	setting: 'hidden' | 'epochs' | 'seed' | 'validation' | 'batchSize',
	least: number,
	most: number,
	what: string | null
): SettingFault | null {
	const n = settings[setting];
	if (Number.isInteger(n) && n >= least && n <= most) return null;
	const range = `from ${many(least)} to ${many(most)}`;
	return fault(
		setting,
		what === null
			? `A seed is a whole number ${range}, not ${written(n)}.`
			: `The ${what} are a whole number ${range}, not ${written(n)}.`
	);
}

function positive(
	settings: TrainingSettings,
	setting: 'learningRate',
	what: string
): SettingFault | null {
	const n = settings[setting];
	return n > 0 && Number.isFinite(n)
		? null
		: fault(setting, `${what} is more than 0, not ${written(n)}.`);
}
