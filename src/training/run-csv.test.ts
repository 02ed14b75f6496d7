import { expect, test } from 'vitest';
import { CostCurve } from './cost-curve';
import { runCsv } from './run-csv';

test('a run’s curves are a table with a line per update that something is known of', () => {
	const curve = new CostCurve();
	[0.5, 0.25, 0.125].forEach((cost) => curve.add(cost));
	const epoch = { epoch: 1, cost: 0.375, testAccuracy: 0.9, validationAccuracy: null, seconds: 1 };
	expect(runCsv(curve, [epoch], 2)).toBe(
		'update,epoch,cost,test accuracy,validation accuracy\n1,1,0.5,,\n2,1,0.25,0.9,\n3,2,0.125,,\n'
	);
});
