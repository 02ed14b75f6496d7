/**
 * Measures, and prints tables: `npm run bench` the built site and the engine, then training beside
 * its peers; `npm run bench -- site`, `training`, `limit`, `bytes` or `accuracy` one of them alone.
 * benchmarks/README.md says what each line means and what was measured.
 */
import { fileURLToPath } from 'node:url';
import { callersPath, command, Complaint, parsed } from '../scripts/command';
import { readMnist } from '../scripts/mnist-folder';
import { printTable, type Row } from './table';

const USAGE = 'usage: npm run bench -- [site] [training] [limit] [bytes] [accuracy] [--data DIR]';

const tables: Readonly<Record<string, (data: string | undefined) => Promise<Row[]>>> = {
	site: async () => (await import('./site')).siteRows(),
	training: async (data) => (await import('./training/times')).trainingRows(await mnist(data)),
	limit: async (data) => (await import('./training/limit')).limitRows(await mnist(data)),
	bytes: async () => (await import('./training/bytes')).bytesRows(),
	accuracy: async (data) => (await import('./training/accuracy')).accuracyRows(await mnist(data))
};

/** MNIST from the folder that was named, or from where it lies beside the project. */
function mnist(data: string | undefined) {
	if (data !== undefined) return readMnist(callersPath('bench', data), data);
	return readMnist(
		fileURLToPath(new URL('../../shared/mnist', import.meta.url)),
		'../shared/mnist'
	);
}

await command(async () => {
	const options = { data: { type: 'string' } } as const;
	const { values, positionals } = parsed({ options, allowPositionals: true }, USAGE);
	const wanted = positionals.length > 0 ? positionals : ['site', 'training'];
	const unknown = wanted.find((name) => !Object.hasOwn(tables, name));
	if (unknown !== undefined) throw new Complaint(`there is no table ${unknown} (${USAGE})`);
	for (const name of wanted) printTable(await tables[name](values.data));
});
