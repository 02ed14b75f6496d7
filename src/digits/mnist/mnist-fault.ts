import type { Attempt, Trouble } from './mnist-fetch';

/** What went wrong with a download, and what to do, as sentences. */
export interface MnistFault {
	readonly text: string;
	/** Whether to fetch the files another way would help. */
	readonly isBlocked: boolean;
}

/** Why no mirror gave the file `name`; `isOnline` is what the browser knows of its network. */
export function mnistFault(
	name: string,
	attempts: readonly Attempt[],
	isOnline: boolean
): MnistFault {
	if (!isOnline) {
		const text =
			'This computer is offline, so MNIST cannot be fetched. Try again when it has a network: files that have come are kept.';
		return { text, isBlocked: false };
	}
	const all = (kind: Trouble['kind']) => attempts.every(({ trouble }) => trouble.kind === kind);
	if (all('unreachable')) {
		const hosts = attempts.map(({ mirror }) => new URL(mirror).host).join(' nor ');
		const text = `Neither ${hosts} could be reached: the network is down, or a firewall blocks them. Try again, or fetch the four files below another way.`;
		return { text, isBlocked: true };
	}
	const told = attempts.map(({ mirror, trouble }) => {
		return `${new URL(mirror).host} ${says[trouble.kind](trouble as never)}`;
	});
	const used = all('differs') || attempts.some(({ trouble }) => trouble.kind === 'differs');
	const refused = used ? ' What differs was not used.' : '';
	const text = `${name} could not be fetched: ${told.join('; ')}.${refused} Try again: files that have come are kept. Or fetch the four files below another way.`;
	return { text, isBlocked: true };
}

const says: {
	readonly [K in Trouble['kind']]: (trouble: Extract<Trouble, { kind: K }>) => string;
} = {
	unreachable: () => 'could not be reached',
	status: ({ status }) =>
		status === 404 ? 'does not have it (404)' : `answered with an error (${status})`,
	'cut-off': ({ received }) =>
		`was cut off after ${received.toLocaleString('en')} ${received === 1 ? 'byte' : 'bytes'}`,
	silent: ({ seconds }) => `sent nothing for ${seconds} seconds`,
	differs: () => 'gave a file that differs from MNIST’s by its SHA-256'
};
