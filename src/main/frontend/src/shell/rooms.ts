import {
  IconArrowsExchange,
  IconChartCandle,
  IconChecklist,
  IconHome,
  IconListDetails,
  IconPackage,
  IconTruckDelivery,
  type Icon,
} from '@tabler/icons-react';

/** The rail: what exists, and whose work it is. Rooms join here as their pages come. */
export interface Room {
  path: string;
  name: string;
  icon: Icon;
  key: string;
  /** undefined: everybody */
  roles?: string[];
}

export const rooms: Room[] = [
  { path: '/', name: 'home', icon: IconHome, key: 'h' },
  { path: '/tasks', name: 'tasks', icon: IconChecklist, key: 't' },
  { path: '/orders', name: 'orders', icon: IconListDetails, key: 'o' },
  { path: '/trading', name: 'trading', icon: IconArrowsExchange, key: 'b', roles: ['TRADER', 'PORTFOLIO_MANAGER'] },
  { path: '/market', name: 'market', icon: IconChartCandle, key: 'm', roles: ['TRADER', 'PORTFOLIO_MANAGER'] },
  {
    path: '/inventory',
    name: 'goods',
    icon: IconPackage,
    key: 'i',
    roles: ['WAREHOUSE', 'CUSTOMER_SERVICE', 'PROCUREMENT', 'OPERATIONS'],
  },
  { path: '/purchasing', name: 'purchasing', icon: IconTruckDelivery, key: 'p', roles: ['PROCUREMENT', 'OPERATIONS'] },
];
