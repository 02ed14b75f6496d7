/**
 * Makes the weights that the page brings along: a 784-30-10 network trained on MNIST.
 *
 *     npm run weights                      from the files in ../shared/mnist
 *     npm run weights -- --data DIR        from another folder
 *     npm run weights -- --out FILE        to another file
 */
import { accuracy } from '$training/accuracy';
import { trainEpoch } from '$training/epoch';
import { parameterBytes } from '$training/parameter-bytes';
import { defaultSettings, type TrainingSettings } from '$training/settings';
import { callersPath, command, parsed } from './command';
import { readMnist } from './mnist-folder';
import { checkWritable, writeFile } from './model-file';
import { trainingRun } from './training-run';
import { fileURLToPath } from 'node:url';

const USAGE = 'usage: npm run weights -- [--data DIR] [--out FILE]';

/**
 * As in Nielsen's book, with a little L2: it makes what no digit needs fade, so that the pictures of
 * the weights show what is left.
 */
const settings: TrainingSettings = { ...defaultSettings, l2: 1 };

await command(async () => {
	const text = { type: 'string' } as const;
	const { values } = parsed(
		{ args: process.argv.slice(2), options: { data: text, out: text } },
		USAGE
	);
	const [folder, data] = path(values.data, '../shared/mnist');
	const [file, out] = path(values.out, 'src/training/trained/784-30-10.f32');
	checkWritable(file, out);
	const { run, trainer, test } = await trainingRun(await readMnist(folder, data), settings);
	for (let epoch = 1; epoch <= settings.epochs; epoch++) trainEpoch(run, () => undefined);
	const right = accuracy(trainer, 1, test, settings.cost);
	const bytes = parameterBytes(run.networkAfter(run.done));
	writeFile(file, out, bytes);
	process.stdout.write(
		`${out}: ${bytes.length} bytes, ${(100 * right).toFixed(2)} % of the test images\n`
	);
});

/** Where something is, and what it is called: what the caller says, else a place seen from the project. */
function path(given: string | undefined, usual: string): [path: string, name: string] {
	if (given !== undefined) return [callersPath('weights', given), given];
	return [fileURLToPath(new URL(`../${usual}`, import.meta.url)), usual];
}
