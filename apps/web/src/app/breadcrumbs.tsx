import { Link, useMatches } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import styles from './breadcrumbs.module.css'

/** The way from the section to this page; the last part is where one is. */
export function Breadcrumbs() {
  const { t } = useTranslation()
  const crumbs = useMatches().flatMap(({ id, pathname, staticData }) =>
    staticData.crumb === undefined ? [] : [{ id, pathname, crumb: staticData.crumb }],
  )
  return (
    <nav className={styles.root} aria-label={t('app.breadcrumbs')}>
      <ol>
        {crumbs.map(({ id, pathname, crumb: Crumb }, index) => {
          const words = typeof Crumb === 'string' ? t(`nav.${Crumb}`) : <Crumb />
          const last = index === crumbs.length - 1
          return (
            <li key={id} aria-current={last ? 'page' : undefined}>
              {last ? words : <Link to={pathname}>{words}</Link>}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
