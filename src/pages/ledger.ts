import type { OpName, Ref, Step, Trace } from '$engine/trace';
import { label, type Letters } from '$notation/label';
import { phaseName } from '$notation/place';
import { roleOf } from '$notation/role';
import { productSign, shownValues } from '$notation/shown-values';
import { outline } from '$replay/outline';
import { builtInPass } from '$state/built-in-pass';
import type { NetworkId } from '$state/networks';
import type { Addresses } from './addresses';
import type { LedgerBlock, LedgerRow } from './page';

/** The operations that are no more than their operands and the signs between them; others name what they read. */
const WRITTEN_BY_SIGNS: ReadonlySet<OpName> = new Set(['affine', 'hadamard', 'outer', 'matvec']);

/** Every step of a network's pass by phase: what it makes, from what, and the shapes. */
export function ledger(network: NetworkId, addresses: Addresses): LedgerBlock {
	const { trace, letters } = builtInPass(network);
	return {
		kind: 'ledger',
		network,
		phases: outline(trace).map(({ phase, layer, stops }) => ({
			name: layer === null ? phaseName(phase) : `${phaseName(phase)}, layer ${layer}`,
			rows: stops.map(({ cursor, step }) => ({
				step: { address: addresses.step(network, cursor), text: String(cursor) },
				...ledgerRow(trace, step, letters)
			}))
		}))
	};
}

function ledgerRow(trace: Trace, step: Step, letters: Letters): Omit<LedgerRow, 'step'> {
	const shown = shownValues(trace, step, letters.lettering);
	const isWhole = WRITTEN_BY_SIGNS.has(step.op);
	const operands = shown
		.slice(0, -1)
		.filter(({ ref }, k) => isWhole || shown.findIndex((one) => one.ref === ref) === k);
	const signs = operands.map((_, k) => (isWhole || k === 0 ? productSign(shown, k) : ','));
	return {
		equation: step.equation,
		result: shape(trace, step.result, letters),
		factors: operands.map(({ ref, tensor: { rows, cols }, turned }, k) => ({
			...shape(trace, ref, letters),
			...(turned && { name: `(${label(trace.values[ref], letters)})ᵀ` }),
			rows,
			cols,
			sign: signs[k],
			meets: { left: signs[k] === '·', right: signs[k + 1] === '·' }
		}))
	};
}

function shape({ values }: Trace, ref: Ref, letters: Letters) {
	const value = values[ref];
	const { rows, cols } = value.tensor;
	return { name: label(value, letters), role: roleOf(value.symbol), rows, cols };
}
