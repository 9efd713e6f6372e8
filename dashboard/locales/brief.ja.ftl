### 編集会議のシート、予定表、記事の点検

brief-title = 編集会議シート
brief-period = { $since }から{ $until }まで
brief-lead = この期間の記事は{ $posts }本{ $usual }。はじめて伝えた案件は{ $deals }件。
brief-usual = （前の8週間のペースなら約{ $expected }本）
brief-note = 出典：自サイトの記事のみ。期間内の記事{ $posts }本。金額は記事に書かれたもので、種類の違う金額は足していない。合計・内訳・概数・予測は新しい案件に含まない。データ作成日{ $day }、版{ $snapshot }。各行の日付はその記事へ、全行の根拠はbrief-rows.csvへ。
brief-more-before = ほか
brief-more-after = 件
brief-write-here = 決めたこと：
brief-quoted = 「{ $words }」
brief-calendar = 続報の予定
brief-event = 続報：{ $deal }（{ $when }）
brief-event-told = { $told }の記事が伝えた。この約束を伝えた記事は{ $posts }本。

brief-candidates = 次に書く候補
brief-candidates-none = 候補はない。
brief-deals = 新しい案件
brief-deals-none = この期間にはじめて伝えた案件はない。
brief-changes = 段階が進んだ案件
brief-changes-none = 段階が進んだ、または中止になった案件はない。
brief-followups = 続報の期限
brief-followups-none = 期限のある約束はない。
brief-conflicts = 食い違いと古い数字
brief-conflicts-none = 食い違いはない。
brief-overlaps = 重なる記事
brief-overlaps-none = 重なる記事はない。
brief-untold = 書き足りない話題
brief-untold-none = 見当たらない。
brief-moved = 動いた話題（前の8週間の割合とくらべて）
brief-moved-none = ふだんと大きく違う話題はない。
brief-terms = 増えている言葉（タグにないもの。題か書き出しに出る記事の数）
brief-terms-none = 目立って増えた言葉はない。
brief-health = 記事の点検
brief-health-none = 直すところはない。
brief-notes = 前回の決定とメモ
brief-notes-none = 記録はない。

brief-deal = { $deal }（{ $kind }、{ $status }）を{ $posts }本が伝えた
brief-change = { $deal }：{ $before }から{ $after }へ（{ $on }）
brief-followup-overdue = 期限切れ { $due }：{ $deal }（「{ $when }」と{ brief-told-by }。その後の続報なし）
brief-followup-due = 今月 { $due }：{ $deal }（「{ $when }」と{ brief-told-by }）
brief-followup-upcoming = { $due }：{ $deal }（「{ $when }」と{ brief-told-by }）
brief-told-by = { $posts ->
    [1] { $told }の記事
   *[other] { $told }からの{ $posts }本
  }
brief-conflict = { $deal }：{ $about }が記事によって違う。{ $values }。全{ $posts }本
brief-about-amount = 金額
brief-about-parties = 当事者
brief-about-direction = 出し手と受け手の向き
brief-fact-old = { $subject }の{ $kind }（{ $when }）：新しい値は{ $newest }（{ $on }から）。その後も{ $n }本が古い{ $old }を伝えた
brief-fact-recycled = { $subject }の{ $kind }（{ $when }）：{ $newest }を含む同じ説明が{ $posts }本に出る
brief-overlap = { $first }と{ $second }（{ $days ->
    [0] 同じ日
   *[other] { $days }日違い
  }、共通：{ $common }）→ { $advice }
brief-same-title = よく似た題
brief-advice-merge = 一本にまとめる
brief-advice-link = 互いにリンクする
brief-advice-keep = 残す（別の案件を伝えている）
brief-untold-deal = { $deal }（{ $kind }）は、別の話題の記事に一度出ただけ
brief-thin = 自らの中央値の半分に届かないタグ：{ $tags }
brief-thin-one = { $tag } { $posts }本（中央値{ $median }本）
brief-silent = 4週間以上記事のない分類：{ $categories }
brief-silent-one = { $category }（{ $days }日）
brief-moved-up = { $by }「{ $name }」が増えた：{ $posts }本（ふだんの割合なら{ $expected }本）
brief-moved-down = { $by }「{ $name }」が減った：{ $posts }本（ふだんの割合なら{ $expected }本）
brief-by-category = 分類
brief-by-tag = タグ
brief-by-company = 企業など
brief-term = { $term }（{ $posts }本、以前は{ $before }本）
brief-faults = { $posts }本に直すところがある。{ $counts }
brief-fault-count = { $fault } { $n }本
status-called-off = 中止

candidate-overdue = { $deal }：「{ $when }」の期限（{ $due }）が過ぎたが、続報がない
candidate-due = { $deal }：「{ $when }」の期限が今月（{ $due }）に来る
candidate-untold = { $deal }：{ $told }に一度触れただけで、この案件を主題にした記事がない
candidate-conflict = { $deal }：記事によって食い違う（{ $values }）。確かめて訂正する
candidate-fact = { $subject }：{ $on }に{ $newest }と伝えたあとも、{ $posts }本が{ $old }のまま
candidate-term = 「{ $term }」が題か書き出しに出る記事が増えている：この期間に{ $posts }本、以前は{ $before }本。タグか特集に
candidate-quiet = { $deal }：{ $told }を最後に{ $days }日間、続報がない

fault-unreadable = 記事として読めない
fault-draft = 下書き
fault-title-missing = 題がない
fault-title-markup = 題に記号が残る
fault-title-error-message = 題がエラー文
fault-title-cut = 題が途中で切れている
fault-tags-missing = タグがない
fault-tags-suggested = 付けられるタグがある
fault-tag-once = 一度しか使われないタグ
fault-tag-variant = 表記の揺れたタグ
fault-excerpt-missing = 抜粋がない
fault-excerpt-template = 抜粋が題の繰り返しかひな形
fault-excerpt-markup = 抜粋に記号が残る
fault-excerpt-cut = 抜粋が途中で切れている
fault-reading-time = 読む時間が長さに合わない
fault-repeated-text = 文章の繰り返し
fault-text-cut = 文の途中で切れている
fault-end-mark = 制作の印「---END---」の残り
fault-merge-conflict = 統合の印の残り
fault-production-note = 制作メモの残り
fault-replacement-character = 文字化け（U+FFFD）
fault-conversion-off = 換算の桁違い
fault-broken-link = リンク先の記事がない

hint-unreadable = ファイルの先頭を確かめて直す
hint-draft = 公開するときに下書きの指定を外す
hint-title-missing = 題を書く
hint-title-markup = 題から記号を取る
hint-title-error-message = 題を書き直す
hint-title-cut = 切れる前の題に戻す
hint-tags-missing = タグを付ける
hint-tags-suggested = 合うタグを付ける
hint-tag-once = 近いタグに替えるか外す
hint-tag-variant = 多い方の表記にそろえる
hint-excerpt-missing = 要点を一、二文で書く
hint-excerpt-template = 要点を一、二文で書く
hint-excerpt-markup = 記号を取る
hint-excerpt-cut = 文の終わりで止める
hint-reading-time = 長さに合う分数を書く
hint-repeated-text = 繰り返しを消す
hint-text-cut = 文を終えるか、次の段落とつなぐ
hint-end-mark = その行を消す
hint-merge-conflict = 片方を選び、印を消す
hint-production-note = その行を消す
hint-replacement-character = 言葉を書き直す
hint-conversion-off = 両方の金額を確かめる
hint-broken-link = リンクを直すか外す
