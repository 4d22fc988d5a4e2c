<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AttendanceTab</name>
    <message numerus="yes">
        <source>%n person(s) added</source>
        <translation>
            <numerusform>%n person added</numerusform>
            <numerusform>%n persons added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n on the list already</source>
        <translation>
            <numerusform>, %n on the list already</numerusform>
            <numerusform>, %n on the list already</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkEdit</name>
    <message numerus="yes">
        <source>Change %n project(s)</source>
        <translation>
            <numerusform>Change %n project</numerusform>
            <numerusform>Change %n projects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Choose</name>
    <message numerus="yes">
        <source>%n file(s) with other names were not looked into, for there are so many. All exchange files are shown; put one that was renamed into a folder of its own and choose that.</source>
        <translation>
            <numerusform>%n file with other names were not looked into, for there are so many. All exchange files are shown; put one that was renamed into a folder of its own and choose that.</numerusform>
            <numerusform>%n files with other names were not looked into, for there are so many. All exchange files are shown; put one that was renamed into a folder of its own and choose that.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n old file(s) of this office from the stick?</source>
        <translation>
            <numerusform>Remove %n old file of this office from the stick?</numerusform>
            <numerusform>Remove %n old files of this office from the stick?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed: %n file(s).</source>
        <translation>
            <numerusform>Removed: %n file.</numerusform>
            <numerusform>Removed: %n files.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChooseProjects</name>
    <message numerus="yes">
        <source>Put %n project(s) on the agenda</source>
        <translation>
            <numerusform>Put %n project on the agenda</numerusform>
            <numerusform>Put %n projects on the agenda</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CloseForm</name>
    <message numerus="yes">
        <source>Close %n duties</source>
        <translation>
            <numerusform>Close %n duties</numerusform>
            <numerusform>Close %n duties</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CodeCombo</name>
    <message numerus="yes">
        <source>%n choice(s) fit this; choose one from the list.</source>
        <translation>
            <numerusform>%n choice fit this; choose one from the list.</numerusform>
            <numerusform>%n choices fit this; choose one from the list.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CorrectionForm</name>
    <message numerus="yes">
        <source>%n figure(s) are counted otherwise today; an older program issued it and kept no more than these.</source>
        <translation>
            <numerusform>%n figure are counted otherwise today; an older program issued it and kept no more than these.</numerusform>
            <numerusform>%n figures are counted otherwise today; an older program issued it and kept no more than these.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Decide</name>
    <message numerus="yes">
        <source>%n decided; the other offices get it with the next files.</source>
        <translation>
            <numerusform>%n decided; the other offices get it with the next files.</numerusform>
            <numerusform>%n decided; the other offices get it with the next files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left: they changed meanwhile.</source>
        <translation>
            <numerusform>%n left: they changed meanwhile.</numerusform>
            <numerusform>%n left: they changed meanwhile.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected. A rule decides these only.</source>
        <translation>
            <numerusform>%n selected. A rule decides these only.</numerusform>
            <numerusform>%n selected. A rule decides these only.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay open, as they cannot be decided so: {why}</source>
        <translation>
            <numerusform>%n stay open, as they cannot be decided so: {why}</numerusform>
            <numerusform>%n stay open, as they cannot be decided so: {why}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay open: the rule finds no single value.</source>
        <translation>
            <numerusform>%n stay open: the rule finds no single value.</numerusform>
            <numerusform>%n stay open: the rule finds no single value.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n value(s) the centre decides; until then one is shown.</source>
        <translation>
            <numerusform>On %n value the centre decides; until then one is shown.</numerusform>
            <numerusform>On %n values the centre decides; until then one is shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set differently by several offices: %n value(s). Until you decide, one is shown.</source>
        <translation>
            <numerusform>Set differently by several offices: %n value. Until you decide, one is shown.</numerusform>
            <numerusform>Set differently by several offices: %n values. Until you decide, one is shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take back the last decision (%n)</source>
        <translation>
            <numerusform>Take back the last decision (%n)</numerusform>
            <numerusform>Take back the last decision (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The rule is for the %n selected: the column “State” shows what it would make of them; nothing is decided yet.</source>
        <translation>
            <numerusform>The rule is for the %n selected: the column “State” shows what it would make of them; nothing is decided yet.</numerusform>
            <numerusform>The rule is for the %n selected: the column “State” shows what it would make of them; nothing is decided yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Done</name>
    <message numerus="yes">
        <source>%n more failed.</source>
        <translation>
            <numerusform>%n more failed.</numerusform>
            <numerusform>%n more failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them were in earlier files, of which it has not told yet.</source>
        <translation>
            <numerusform>%n of them were in earlier files, of which it has not told yet.</numerusform>
            <numerusform>%n of them were in earlier files, of which it has not told yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decide on %n difference(s)…</source>
        <translation>
            <numerusform>Decide on %n difference…</numerusform>
            <numerusform>Decide on %n differences…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the recycle bin, because they were new: %n record(s). With your next file they go there also at the office that entered them, which is told so. This can be undone.</source>
        <translation>
            <numerusform>In the recycle bin, because they were new: %n record. With your next file they go there also at the office that entered them, which is told so. This can be undone.</numerusform>
            <numerusform>In the recycle bin, because they were new: %n records. With your next file they go there also at the office that entered them, which is told so. This can be undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out, as before, with what belongs to them: %n record(s). The other offices get that with the next files.</source>
        <translation>
            <numerusform>Left out, as before, with what belongs to them: %n record. The other offices get that with the next files.</numerusform>
            <numerusform>Left out, as before, with what belongs to them: %n records. The other offices get that with the next files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Taken in: %n file(s). You may pull out the stick.</source>
        <translation>
            <numerusform>Taken in: %n file. You may pull out the stick.</numerusform>
            <numerusform>Taken in: %n files. You may pull out the stick.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write the other %n file(s)</source>
        <translation>
            <numerusform>Write the other %n file</numerusform>
            <numerusform>Write the other %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Written: %n file(s). You may pull out the stick.</source>
        <translation>
            <numerusform>Written: %n file. You may pull out the stick.</numerusform>
            <numerusform>Written: %n files. You may pull out the stick.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{unit}: %n record(s), {size}, {names}</source>
        <translation>
            <numerusform>{unit}: %n record, {size}, {names}</numerusform>
            <numerusform>{unit}: %n records, {size}, {names}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DraftWords</name>
    <message numerus="yes">
        <source>The same holds for %n more paragraph(s) of your own.</source>
        <translation>
            <numerusform>The same holds for %n more paragraph of your own.</numerusform>
            <numerusform>The same holds for %n more paragraphs of your own.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more character(s)</source>
        <translation>
            <numerusform>and %n more character</numerusform>
            <numerusform>and %n more characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n place(s) more</source>
        <translation>
            <numerusform>and %n place more</numerusform>
            <numerusform>and %n places more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>▲ and %n more figure(s)</source>
        <translation>
            <numerusform>▲ and %n more figure</numerusform>
            <numerusform>▲ and %n more figures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DueList</name>
    <message numerus="yes">
        <source>{date}, %n day(s) late</source>
        <translation>
            <numerusform>{date}, %n day late</numerusform>
            <numerusform>{date}, %n days late</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Duties</name>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>%n day late</numerusform>
            <numerusform>%n days late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Closed, %n day(s) late</source>
        <translation>
            <numerusform>Closed, %n day late</numerusform>
            <numerusform>Closed, %n days late</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntriesPanel</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message numerus="yes">
        <source>%n attached file(s)</source>
        <translation>
            <numerusform>%n attached file</numerusform>
            <numerusform>%n attached files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deleted</source>
        <translation>
            <numerusform>%n deleted</numerusform>
            <numerusform>%n deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) put aside</source>
        <translation>
            <numerusform>%n file put aside</numerusform>
            <numerusform>%n files put aside</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n handed over</source>
        <translation>
            <numerusform>%n handed over</numerusform>
            <numerusform>%n handed over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to another unit</source>
        <translation>
            <numerusform>%n to another unit</numerusform>
            <numerusform>%n to another unit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to decide</source>
        <translation>
            <numerusform>%n to decide</numerusform>
            <numerusform>%n to decide</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting for others</source>
        <translation>
            <numerusform>%n waiting for others</numerusform>
            <numerusform>%n waiting for others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Overdue: no file for %n day(s)</source>
        <translation>
            <numerusform>Overdue: no file for %n day</numerusform>
            <numerusform>Overdue: no file for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Overdue: no reply for %n day(s)</source>
        <translation>
            <numerusform>Overdue: no reply for %n day</numerusform>
            <numerusform>Overdue: no reply for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>asks for %n</source>
        <translation>
            <numerusform>asks for %n</numerusform>
            <numerusform>asks for %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>written: %n record(s)</source>
        <translation>
            <numerusform>written: %n record</numerusform>
            <numerusform>written: %n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{part} (with %n record(s) of theirs)</source>
        <translation>
            <numerusform>{part} (with %n record of theirs)</numerusform>
            <numerusform>{part} (with %n records of theirs)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{project}: the centre has not got what was changed here of %n record(s) of it; with the next file it does.</source>
        <translation>
            <numerusform>{project}: the centre has not got what was changed here of %n record of it; with the next file it does.</numerusform>
            <numerusform>{project}: the centre has not got what was changed here of %n records of it; with the next file it does.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExchangeButton</name>
    <message numerus="yes">
        <source>%n difference(s) to decide</source>
        <translation>
            <numerusform>%n difference to decide</numerusform>
            <numerusform>%n differences to decide</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) put aside</source>
        <translation>
            <numerusform>%n file put aside</numerusform>
            <numerusform>%n files put aside</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n investor(s) entered twice</source>
        <translation>
            <numerusform>%n investor entered twice</numerusform>
            <numerusform>%n investors entered twice</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changes to send to %n office(s)</source>
        <translation>
            <numerusform>Changes to send to %n office</numerusform>
            <numerusform>Changes to send to %n offices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FigureList</name>
    <message numerus="yes">
        <source>Deleted since: %n project(s) behind this figure. The list has the others.</source>
        <translation>
            <numerusform>Deleted since: %n project behind this figure. The list has the others.</numerusform>
            <numerusform>Deleted since: %n projects behind this figure. The list has the others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more, see the pages</source>
        <translation>
            <numerusform>and %n more, see the pages</numerusform>
            <numerusform>and %n more, see the pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FreezeForm</name>
    <message numerus="yes">
        <source>%n use(s) of something expired.</source>
        <translation>
            <numerusform>%n use of something expired.</numerusform>
            <numerusform>%n uses of something expired.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HandbookPage</name>
    <message numerus="yes">
        <source>%n chapter(s)</source>
        <translation>
            <numerusform>%n chapter</numerusform>
            <numerusform>%n chapters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportWorkbook</name>
    <message numerus="yes">
        <source>%n row(s) can be taken in.</source>
        <translation>
            <numerusform>%n row can be taken in.</numerusform>
            <numerusform>%n rows can be taken in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) will be refused; the rest goes on without them.</source>
        <translation>
            <numerusform>%n row will be refused; the rest goes on without them.</numerusform>
            <numerusform>%n rows will be refused; the rest goes on without them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n row(s)</source>
        <translation>
            <numerusform>Import %n row</numerusform>
            <numerusform>Import %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Joining</name>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n contact</numerusform>
            <numerusform>%n contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n investor(s) below it</source>
        <translation>
            <numerusform>%n investor below it</numerusform>
            <numerusform>%n investors below it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n project(s)</source>
        <translation>
            <numerusform>%n project</numerusform>
            <numerusform>%n projects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n project(s) had both: the shares are added.</source>
        <translation>
            <numerusform>%n project had both: the shares are added.</numerusform>
            <numerusform>%n projects had both: the shares are added.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Letters</name>
    <message numerus="yes">
        <source>Issue %n letter(s)</source>
        <translation>
            <numerusform>Issue %n letter</numerusform>
            <numerusform>Issue %n letters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Issue %n letter(s)?</source>
        <translation>
            <numerusform>Issue %n letter?</numerusform>
            <numerusform>Issue %n letters?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListActions</name>
    <message numerus="yes">
        <source>Change %n project(s)…</source>
        <translation>
            <numerusform>Change %n project…</numerusform>
            <numerusform>Change %n projects…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Look</name>
    <message numerus="yes">
        <source>List %n more</source>
        <translation>
            <numerusform>List %n more</numerusform>
            <numerusform>List %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of the first %n has this name.</source>
        <translation>
            <numerusform>None of the first %n has this name.</numerusform>
            <numerusform>None of the first %n has this name.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing has been changed yet. %n record(s) would change:</source>
        <translation>
            <numerusform>Nothing has been changed yet. %n record would change:</numerusform>
            <numerusform>Nothing has been changed yet. %n records would change:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Search the other %n, too</source>
        <translation>
            <numerusform>Search the other %n, too</numerusform>
            <numerusform>Search the other %n, too</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take in %n file(s)</source>
        <translation>
            <numerusform>Take in %n file</numerusform>
            <numerusform>Take in %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n are listed.</source>
        <translation>
            <numerusform>The first %n are listed.</numerusform>
            <numerusform>The first %n are listed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MeetingPanel</name>
    <message numerus="yes">
        <source>%n card(s) missing</source>
        <translation>
            <numerusform>%n card missing</numerusform>
            <numerusform>%n cards missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cards are missing on %n project(s). Confirm all the same?</source>
        <translation>
            <numerusform>Cards are missing on %n project. Confirm all the same?</numerusform>
            <numerusform>Cards are missing on %n projects. Confirm all the same?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Meetings</name>
    <message numerus="yes">
        <source>%n card(s)</source>
        <translation>
            <numerusform>%n card</numerusform>
            <numerusform>%n cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) more before there can be a result</source>
        <translation>
            <numerusform>%n card more before there can be a result</numerusform>
            <numerusform>%n cards more before there can be a result</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MonthGrid</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfficeBar</name>
    <message numerus="yes">
        <source>%n office(s) overdue</source>
        <translation>
            <numerusform>%n office overdue</numerusform>
            <numerusform>%n offices overdue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfficePanel</name>
    <message numerus="yes">
        <source>Put right: %n record(s). Exchange both ways again.</source>
        <translation>
            <numerusform>Put right: %n record. Exchange both ways again.</numerusform>
            <numerusform>Put right: %n records. Exchange both ways again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Takes part with %n computer(s).</source>
        <translation>
            <numerusform>Takes part with %n computer.</numerusform>
            <numerusform>Takes part with %n computers.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PastePeople</name>
    <message numerus="yes">
        <source>Add %n person(s)</source>
        <translation>
            <numerusform>Add %n person</numerusform>
            <numerusform>Add %n persons</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PastePreview</name>
    <message numerus="yes">
        <source>%n line(s) can be entered.</source>
        <translation>
            <numerusform>%n line can be entered.</numerusform>
            <numerusform>%n lines can be entered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) will be left out; the first column says why.</source>
        <translation>
            <numerusform>%n line will be left out; the first column says why.</numerusform>
            <numerusform>%n lines will be left out; the first column says why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enter %n project(s)</source>
        <translation>
            <numerusform>Enter %n project</numerusform>
            <numerusform>Enter %n projects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PdfPrint</name>
    <message numerus="yes">
        <source>%n page(s) sent to the printer {printer}.</source>
        <translation>
            <numerusform>%n page sent to the printer {printer}.</numerusform>
            <numerusform>%n pages sent to the printer {printer}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlacesTree</name>
    <message numerus="yes">
        <source>Chart “{name}”: %n change(s)</source>
        <translation>
            <numerusform>Chart “{name}”: %n change</numerusform>
            <numerusform>Chart “{name}”: %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Chart “{name}”: %n change(s) since it was issued</source>
        <translation>
            <numerusform>Chart “{name}”: %n change since it was issued</numerusform>
            <numerusform>Chart “{name}”: %n changes since it was issued</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{name}”: %n change(s)</source>
        <translation>
            <numerusform>“{name}”: %n change</numerusform>
            <numerusform>“{name}”: %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{name}”: %n change(s) since it was issued</source>
        <translation>
            <numerusform>“{name}”: %n change since it was issued</numerusform>
            <numerusform>“{name}”: %n changes since it was issued</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProjectList</name>
    <message numerus="yes">
        <source>Copied: %n project(s).</source>
        <translation>
            <numerusform>Copied: %n project.</numerusform>
            <numerusform>Copied: %n projects.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordBody</name>
    <message numerus="yes">
        <source>Show %n older follow-up(s)</source>
        <translation>
            <numerusform>Show %n older follow-up</numerusform>
            <numerusform>Show %n older follow-ups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordGaps</name>
    <message numerus="yes">
        <source>Incomplete for its stage: %n field(s) missing.</source>
        <translation>
            <numerusform>Incomplete for its stage: %n field missing.</numerusform>
            <numerusform>Incomplete for its stage: %n fields missing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecycleBin</name>
    <message numerus="yes">
        <source>%n record(s) put back</source>
        <translation>
            <numerusform>%n record put back</numerusform>
            <numerusform>%n records put back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %n record(s) back</source>
        <translation>
            <numerusform>Put %n record back</numerusform>
            <numerusform>Put %n records back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportPanel</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Restore</name>
    <message numerus="yes">
        <source>%n attachment(s)</source>
        <translation>
            <numerusform>%n attachment</numerusform>
            <numerusform>%n attachments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n investor(s)</source>
        <translation>
            <numerusform>%n investor</numerusform>
            <numerusform>%n investors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n project(s)</source>
        <translation>
            <numerusform>%n project</numerusform>
            <numerusform>%n projects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewOutput</name>
    <message numerus="yes">
        <source>%n file(s) written to {folder}</source>
        <translation>
            <numerusform>%n file written to {folder}</numerusform>
            <numerusform>%n files written to {folder}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RuleBar</name>
    <message numerus="yes">
        <source>Decide %n by this rule</source>
        <translation>
            <numerusform>Decide %n by this rule</numerusform>
            <numerusform>Decide %n by this rule</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelectionSums</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShownLists</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TakeCard</name>
    <message numerus="yes">
        <source>Look at %n file(s)</source>
        <translation>
            <numerusform>Look at %n file</numerusform>
            <numerusform>Look at %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n old file(s) of this office from the stick…</source>
        <translation>
            <numerusform>Remove %n old file of this office from the stick…</numerusform>
            <numerusform>Remove %n old files of this office from the stick…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TargetsTab</name>
    <message numerus="yes">
        <source>%n cell(s) not saved yet</source>
        <translation>
            <numerusform>%n cell not saved yet</numerusform>
            <numerusform>%n cells not saved yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of the block have no place here: {names}</source>
        <translation>
            <numerusform>%n line of the block have no place here: {names}</numerusform>
            <numerusform>%n lines of the block have no place here: {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more cell(s) cannot be saved.</source>
        <translation>
            <numerusform>%n more cell cannot be saved.</numerusform>
            <numerusform>%n more cells cannot be saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n target(s) copied; those that were there stay as they are.</source>
        <translation>
            <numerusform>%n target copied; those that were there stay as they are.</numerusform>
            <numerusform>%n targets copied; those that were there stay as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrainingSummary</name>
    <message numerus="yes">
        <source>%n still to come</source>
        <translation>
            <numerusform>%n still to come</numerusform>
            <numerusform>%n still to come</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TwinNotice</name>
    <message numerus="yes">
        <source>Entered twice, or deleted and still in use: %n investor(s). Join them.</source>
        <translation>
            <numerusform>Entered twice, or deleted and still in use: %n investor. Join them.</numerusform>
            <numerusform>Entered twice, or deleted and still in use: %n investors. Join them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Workbook</name>
    <message numerus="yes">
        <source>%n row(s) imported.</source>
        <translation>
            <numerusform>%n row imported.</numerusform>
            <numerusform>%n rows imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) refused.</source>
        <translation>
            <numerusform>%n row refused.</numerusform>
            <numerusform>%n rows refused.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WriteCard</name>
    <message numerus="yes">
        <source>A backup was put back here, or the data came from another computer: write once for %n office(s) first, then take in their files.</source>
        <translation>
            <numerusform>A backup was put back here, or the data came from another computer: write once for %n office first, then take in their files.</numerusform>
            <numerusform>A backup was put back here, or the data came from another computer: write once for %n offices first, then take in their files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write for %n office(s)</source>
        <translation>
            <numerusform>Write for %n office</numerusform>
            <numerusform>Write for %n offices</numerusform>
        </translation>
    </message>
</context>
</TS>
