import type { LanguageTexts } from './languageTexts.ts';

/** The sample catalog in Japanese. */
export const japanese: LanguageTexts = {
  language: 'ja',
  titles: {
    cumulative: '{month} {arch} ベース システム用 {subject} の累積更新プログラム (KB{kb})',
    preview: '{month} {arch} ベース システム用 {subject} の累積更新プログラムのプレビュー (KB{kb})',
    dotnetFramework:
      '{month} {arch} 用 {subject} の .NET Framework 3.5 および 4.8.1 の累積更新プログラム (KB{kb})',
    definition:
      '{subject} のセキュリティ インテリジェンス更新プログラム - KB2267602 (バージョン {version}) - 現在のチャネル (広範)',
    platform:
      '{subject} マルウェア対策プラットフォームの更新プログラム - KB4052623 (バージョン {version}) - 現在のチャネル (広範)',
    driver: '{subject} - {version}',
    office: '{subject} 用のセキュリティ更新プログラム (KB{kb})',
    officeCritical: '{subject} 用の重要な更新プログラム (KB{kb})',
    clickToRun: '{arch} ベース エディション用 {subject} ({version})',
    removalTool: '{subject} {arch} - v{version} (KB890830)',
    sqlCumulative: '{subject} RTM 累積更新プログラム (CU) {version} KB{kb}',
    sqlServicePack: '{subject} Service Pack {version} (KB{kb})',
    featureUpdate: '{subject} バージョン {version} の機能更新プログラム ({arch})',
    edge: '{arch} ベース エディション用 {subject} の更新プログラム (ビルド {version})',
    exchange: '{subject} 用のセキュリティ更新プログラム {version} (KB{kb})',
    dotnet: '{month} {arch} クライアント用 {subject} {version} セキュリティ更新プログラム (KB{kb})',
    visualStudio: '{subject} バージョン {version} の更新プログラム',
    sharePoint: '{subject} Core 用のセキュリティ更新プログラム (KB{kb})',
    systemCenter: '{subject} 用の更新プログラム ロールアップ {version} (KB{kb})',
    critical: '{arch} ベース システム用 {subject} の更新プログラム (KB{kb})',
    dynamicUpdate: '{month} {arch} ベース システム用 {subject} のセットアップ動的更新プログラム (KB{kb})',
    powerShell: '{subject} v{version} ({arch})',
    featurePack: '{subject} {version} (KB{kb})',
    tool: '{subject} {version}',
    product: '{subject} 用の更新プログラム (KB{kb})',
  },
  descriptions: {
    security:
      'セキュリティ更新プログラムの見本です。第三者がコンピューターを制御できるおそれのある弱点を修正します。適用後に再起動が必要になる場合があります。',
    quality: '品質更新プログラムの見本です。エラーを修正し、製品の信頼性を高めます。',
    definition:
      '定義更新プログラムの見本です。望ましくないソフトウェアを検出するための情報を最新にします。適用後に削除することはできません。',
    driver: '{subject} バージョン {version} のドライバー更新プログラムの見本です。',
    upgrade:
      'すべての機能を含む次のバージョンへのアップグレードの見本です。ライセンス条項が適用され、コンピューターは数回再起動します。',
    product: '{subject} の更新プログラムの見本です。',
  },
  revised: 'この説明は {month} に改訂されました。',
  uninstallNotes: 'この更新プログラムは、設定の [インストールされた更新プログラム] から削除できます。',
  category: '{title} の更新プログラム。',
};
