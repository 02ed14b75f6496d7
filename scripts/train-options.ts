import { initialisations, type InitialisationName } from '$engine/initialise';
import { trainingCosts, type TrainingCost } from '$training/kernel';
import {
	defaultSettings,
	settingFault,
	type SettingFault,
	type TrainingSettings
} from '$training/settings';
import { Complaint, parsed } from './command';

export const USAGE =
	'usage: npm run --silent train -- --data DIR [--hidden 30] [--init scaled|uniform|normal] [--epochs 30] [--batch-size 10] [--learning-rate 3] [--l2 0] [--cost half-squared-error|binary-cross-entropy|cross-entropy] [--seed 1] [--out model.json] [--json]';

/** What the command is asked to do. */
export interface TrainOptions {
	/** The folder of MNIST's files. */
	readonly data: string;
	readonly settings: TrainingSettings;
	/** The file for the model, if any. */
	readonly out: string | undefined;
	readonly json: boolean;
}

/** The option that says each setting, as far as there is one. */
const optionOf: Partial<Record<keyof TrainingSettings, string>> = {
	hidden: 'hidden',
	initialisation: 'init',
	epochs: 'epochs',
	batchSize: 'batch-size',
	learningRate: 'learning-rate',
	l2: 'l2',
	cost: 'cost',
	seed: 'seed'
};

/** The options that a command line gives, or null where it asks for help. Throws a Complaint. */
export function trainOptions(args: readonly string[]): TrainOptions | null {
	const text = { type: 'string' } as const;
	const flag = { type: 'boolean', default: false } as const;
	const { values } = parsed(
		{
			args: [...args],
			options: {
				data: text,
				hidden: text,
				init: text,
				epochs: text,
				'batch-size': text,
				'learning-rate': text,
				l2: text,
				cost: text,
				seed: text,
				out: text,
				json: flag,
				help: { ...flag, short: 'h' }
			}
		},
		USAGE
	);
	if (values.help) return null;
	if (!values.data) throw new Complaint(`give the folder of MNIST's files with --data (${USAGE})`);
	if (values.out === '') throw new Complaint(`give the model's file with --out (${USAGE})`);
	const settings: TrainingSettings = {
		...defaultSettings,
		hidden: number('hidden', values.hidden),
		initialisation: name('initialisation', values.init, Object.keys(initialisations)),
		epochs: number('epochs', values.epochs),
		batchSize: number('batchSize', values['batch-size']),
		learningRate: number('learningRate', values['learning-rate']),
		l2: number('l2', values.l2),
		cost: name('cost', values.cost, Object.keys(trainingCosts)),
		seed: number('seed', values.seed)
	};
	// How large a batch may be, the data will tell.
	const fault = settingFault(settings, Number.MAX_SAFE_INTEGER);
	if (fault && fault.setting !== 'batchSize') throw faulty(fault);
	return { data: values.data, settings, out: values.out, json: values.json };
}

/** The complaint about a setting that came from an option. */
export function faulty({ setting, sentence }: SettingFault): Complaint {
	return new Complaint(`--${optionOf[setting] ?? setting}: ${sentence.replace(/\.$/, '')}`);
}

function number(
	setting: 'hidden' | 'epochs' | 'batchSize' | 'learningRate' | 'l2' | 'seed',
	text: string | undefined
): number {
	if (text === undefined) return defaultSettings[setting];
	if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return Number(text);
	throw faulty({ setting, sentence: `A number is needed, not ${JSON.stringify(text)}.` });
}

function name<S extends 'cost' | 'initialisation'>(
	setting: S,
	text: string | undefined,
	names: string[]
): S extends 'cost' ? TrainingCost : InitialisationName;
function name(setting: 'cost' | 'initialisation', text: string | undefined, names: string[]) {
	if (text === undefined) return defaultSettings[setting];
	if (names.includes(text)) return text;
	throw faulty({
		setting,
		sentence: `One of ${names.join(', ')} is needed, not ${JSON.stringify(text)}.`
	});
}
