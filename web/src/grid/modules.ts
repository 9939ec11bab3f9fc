import {
  CellSpanModule,
  CellStyleModule,
  ClientSideRowModelModule,
  EventApiModule,
  ModuleRegistry,
  RenderApiModule,
  RowApiModule,
  RowAutoHeightModule,
  ScrollApiModule,
} from 'ag-grid-community';

/** Registers the parts of the grid that this page uses, and no other. */
export const registerGridModules = (): void =>
  ModuleRegistry.registerModules([
    CellSpanModule,
    CellStyleModule,
    ClientSideRowModelModule,
    EventApiModule,
    RenderApiModule,
    RowApiModule,
    RowAutoHeightModule,
    ScrollApiModule,
  ]);
