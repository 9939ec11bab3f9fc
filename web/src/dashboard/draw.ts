/** The parts of the charts' library that are used: a file of its own, for the figures around the charts need not wait for it. */
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

register([BarChart, LineChart, GridComponent, SVGRenderer]);

/** A picture in an element; its size is told to it. */
export const newPicture = (element: HTMLElement) => init(element, null, { renderer: 'svg', width: 1, height: 1 });
