// Only the parts of ECharts that are drawn with; the rest stays out of the bundle.
import { LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { LabelLayout } from 'echarts/features';
import { connect, init, use, type ComposeOption, type ECharts } from 'echarts/core';
import type { LineSeriesOption } from 'echarts/charts';
import type { GridComponentOption, TooltipComponentOption } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';

use([LineChart, GridComponent, TooltipComponent, LabelLayout, SVGRenderer]);

export type Option = ComposeOption<LineSeriesOption | GridComponentOption | TooltipComponentOption>;
export { connect, init, type ECharts };
