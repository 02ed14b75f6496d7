import type { CostCurve } from './cost-curve';
import type { EpochResult } from './messages';

/**
 * A run's curves as comma-separated values, by update: the mean cost of the updates up to it, and what
 * was measured after an epoch, where there was one.
 */
export function runCsv(
	curve: CostCurve,
	epochs: readonly EpochResult[],
	updatesPerEpoch: number
): string {
	const results = new Map(epochs.map((result) => [result.epoch * updatesPerEpoch, result]));
	const costs = new Map(curve.points.map((cost, k) => [(k + 1) * curve.every, cost]));
	const updates = [...new Set([...costs.keys(), ...results.keys()])].sort((a, b) => a - b);
	const lines = updates.map((update) => {
		const result = results.get(update);
		return [
			update,
			Math.ceil(update / updatesPerEpoch),
			costs.get(update) ?? '',
			result?.testAccuracy ?? '',
			result?.validationAccuracy ?? ''
		].join(',');
	});
	const cost = curve.every === 1 ? 'cost' : `mean cost of ${curve.every} updates`;
	return [`update,epoch,${cost},test accuracy,validation accuracy`, ...lines, ''].join('\n');
}
