### 編集会議のページ

ui-page-meeting = 編集会議
ui-meeting-since = 前回の会議
ui-meeting-until = この日まで
ui-meeting-reading = 記事を調べています…
ui-meeting-unfiltered = このページはいつも全記事を見ます。企業・種類・タグの絞り込みは効きません。
ui-meeting-agenda = 議題
ui-meeting-item-candidates = 書く候補 { $count }
ui-meeting-item-news = 動いたこと { $count }
ui-meeting-item-followups = 続報の期限 { $count }
ui-meeting-item-coverage = 不足と重なり { $count }
ui-meeting-item-notes = メモと決定 { $count }
ui-meeting-more = 続きを見る（あと{ $count }件）
ui-meeting-heading = { $words }（{ $count }）
ui-meeting-heading-moved = 前の8週間とくらべて動いた話題
ui-meeting-heading-quiet = 120日続報のない案件
ui-meeting-heading-terms = 題か書き出しに増えている言葉
ui-meeting-heading-notes = この会議のメモ
ui-meeting-heading-before = 前回までのメモと決定
ui-meeting-rows = 根拠 { $posts }
ui-meeting-rows-title = 根拠

ui-meeting-candidates-hint = 期限の来た続報、大きいのに書いていない案件、食い違い、古い数字、増えている言葉から選んだ順です。決めたことは残り、次の会議でも見えます。
ui-meeting-candidates-none = 候補はない。
ui-meeting-decided = 決めた候補（{ $count }）
ui-meeting-take = 書く
ui-meeting-aside = 保留
ui-meeting-no = 見送る
ui-meeting-why = 理由・担当など（なくてもよい）
ui-meeting-who = { $who }（{ $day }）
ui-meeting-saved = 保存しました。
ui-meeting-read-only = 決めたり書き込んだりできるのは編集者だけです。

ui-meeting-followups-hint = { $day }の時点。期限の日は記事の書き方から計算した最後の日です。すでに続報が出た約束（{ $settled }件）は含みません。表の数字は、その月に期限が来る約束の数です。
ui-meeting-followup-state = 状態
ui-meeting-followup-overdue = 期限切れ { $count }
ui-meeting-followup-due = 今月 { $count }
ui-meeting-followup-upcoming = これから { $count }

ui-meeting-shares = 金額とくらべた掲載の割合
ui-meeting-shares-hint = 左から、企業名、記事の割合、{ $kind }の金額の割合（どちらも前の8週間→この期間）、ずれ。ずれがマイナスなら、金額ほどには書いていません。割合の分母は期間内の全記事と、その種類の全金額です。
ui-meeting-shares-none = くらべられる企業がない。
ui-meeting-share-told = 記事の割合
ui-meeting-share-money = 金額の割合
ui-meeting-share-gap = ずれ
ui-meeting-points = { $n }ポイント
ui-meeting-from-to = { $before } → { $now }
ui-meeting-make-tag = タグの候補にする

ui-meeting-note = { $day }の会議のメモ
ui-meeting-note-hint = 書いて欄を離れると、その場で保存されます。
ui-meeting-note-save = 保存
ui-meeting-noted = { $day }の会議 · { $who }
ui-meeting-about-due = 続報：{ $what }
ui-meeting-about-quiet = 続報なし：{ $what }
ui-meeting-about-untold = 書いていない案件：{ $what }
ui-meeting-about-conflict = 食い違い：{ $what }
ui-meeting-about-fact = 古い数字：{ $what }
ui-meeting-about-term = 言葉：{ $what }

ui-meeting-sheet = 会議シート
ui-meeting-sheet-hint = 全議題をA4で1〜2枚に。カレンダーはGoogleカレンダーとOutlookで開けます。
ui-meeting-sheet-prepare = 印刷用（HTML・PDF）を用意
ui-meeting-sheet-making = 図を描いて紙面を組んでいます…
ui-meeting-sheet-md = Markdown
ui-meeting-sheet-html = HTML
ui-meeting-sheet-pdf = PDF
ui-meeting-sheet-ics = カレンダー（iCalendar）
ui-meeting-sheet-csv = 根拠（CSV）
ui-meeting-sheet-without = 作れなかったもの：{ $reason }
