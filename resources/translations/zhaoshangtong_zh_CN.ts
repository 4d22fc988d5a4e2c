<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AddUser</name>
    <message>
        <source>Add user</source>
        <translation>添加用户</translation>
    </message>
    <message>
        <source>At least 6 characters; empty = no password</source>
        <translation>至少 6 个字符；留空表示不设密码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>The password once more</source>
        <translation>再次输入密码</translation>
    </message>
</context>
<context>
    <name>AgreementForm</name>
    <message>
        <source>Agreement</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Amount (万元)</source>
        <translation>金额（万元）</translation>
    </message>
    <message>
        <source>Enter the agreement</source>
        <translation>录入协议</translation>
    </message>
    <message>
        <source>Fair-competition review: date</source>
        <translation>公平竞争审查日期</translation>
    </message>
    <message>
        <source>Fair-competition review: number</source>
        <translation>公平竞争审查文号</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Legal review: date</source>
        <translation>合法性审查日期</translation>
    </message>
    <message>
        <source>Legal review: number</source>
        <translation>合法性审查文号</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>扫描件</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>签订日期</translation>
    </message>
</context>
<context>
    <name>ArchiveList</name>
    <message>
        <source>By</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Issued bulletins and letters</source>
        <translation>已印发的文稿和函件</translation>
    </message>
    <message>
        <source>Issued on</source>
        <translation>印发日期</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>To</source>
        <translation>主送单位</translation>
    </message>
</context>
<context>
    <name>AssistForm</name>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>攻坚</translation>
    </message>
    <message>
        <source>Record the help</source>
        <translation>记录攻坚</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>攻坚内容</translation>
    </message>
</context>
<context>
    <name>AttendanceList</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>All were here</source>
        <translation>全部签到</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>添加联络员</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Name of the person</source>
        <translation>参训人姓名</translation>
    </message>
    <message>
        <source>Paste names…</source>
        <translation>粘贴名单…</translation>
    </message>
    <message>
        <source>Put the contact person of every unit on the list</source>
        <translation>将各单位联络员列入名单</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>从名单中移除</translation>
    </message>
    <message>
        <source>Take the selected persons off the list  Delete</source>
        <translation>将所选人员从名单中移除  Delete</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Unit of the person</source>
        <translation>参训人单位</translation>
    </message>
</context>
<context>
    <name>AttendanceTab</name>
    <message numerus="yes">
        <source>%n person(s) added</source>
        <translation>
            <numerusform>已添加 %n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n on the list already</source>
        <translation>
            <numerusform>，%n 人原已在名单中</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is on the list yet. Paste the names of a spreadsheet, or add them one by one.</source>
        <translation>名单还是空的：可从表格粘贴名单，也可逐个添加。</translation>
    </message>
    <message>
        <source>Sign-ins count once the training is marked as held.</source>
        <translation>培训标记为已举办后，签到才计入培训人次。</translation>
    </message>
    <message>
        <source>{topic} · attendance</source>
        <translation>{topic} · 签到表</translation>
    </message>
</context>
<context>
    <name>AuditTrail</name>
    <message>
        <source>After</source>
        <translation>修改后</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>修改前</translation>
    </message>
    <message>
        <source>Changed fields</source>
        <translation>修改的字段</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Earlier steps</source>
        <translation>更早的操作</translation>
    </message>
    <message>
        <source>Enter a day, for instance 2022-03-15.</source>
        <translation>请输入日期，例如 2022-03-15。</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>No step matches.</source>
        <translation>没有符合条件的操作。</translation>
    </message>
    <message>
        <source>Project, company … (characters or pinyin)</source>
        <translation>项目、企业等（汉字或拼音）</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Record of changes</source>
        <translation>操作记录</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>涉及记录</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Step {number} was changed from outside the program, or one before it is missing.</source>
        <translation>第 {number} 步操作在程序之外被改动，或此前的操作缺失。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>The record is whole: no step was changed afterwards.</source>
        <translation>记录完整：所有操作均未被事后改动。</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Verify the record</source>
        <translation>核验记录</translation>
    </message>
    <message>
        <source>Verifying…</source>
        <translation>正在核验…</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作内容</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>all offices</source>
        <translation>各单位共用</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>{kinds} ({count})</source>
        <translation>{kinds}（{count} 条）</translation>
    </message>
    <message>
        <source>{step} (undone)</source>
        <translation>{step}（已撤销）</translation>
    </message>
</context>
<context>
    <name>BackupPage</name>
    <message>
        <source>Choose a folder for the backups.</source>
        <translation>请选择备份文件夹。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Folder for backups</source>
        <translation>备份文件夹</translation>
    </message>
    <message>
        <source>The program makes one every day it is used, and keeps the last two weeks and a year of months.</source>
        <translation>程序在每个使用日自动备份一次，保留最近两周的每日备份和一年内的每月备份。</translation>
    </message>
    <message>
        <source>This is on the same drive as the data: if the drive fails, both are gone. Another drive or a USB stick is safer; you can change it later in the menu File.</source>
        <translation>此文件夹与数据在同一磁盘：磁盘损坏时两者会一并丢失。放在另一磁盘或U盘上更稳妥，以后可在“文件”菜单中更改。</translation>
    </message>
    <message>
        <source>Where do the backups go?</source>
        <translation>备份存放在哪里？</translation>
    </message>
</context>
<context>
    <name>BugDialog</name>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Copy the report and hand it to your administrator.</source>
        <translation>请复制报告并交给管理员。</translation>
    </message>
    <message>
        <source>Go on working</source>
        <translation>继续工作</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Something went wrong in the program</source>
        <translation>程序出了问题</translation>
    </message>
    <message>
        <source>This is a fault of the program, not of your data: what was saved stays saved.</source>
        <translation>这是程序的缺陷，与您的数据无关：已保存的内容仍然保存着。</translation>
    </message>
</context>
<context>
    <name>BulkEdit</name>
    <message>
        <source>Campaign</source>
        <translation>专项行动</translation>
    </message>
    <message numerus="yes">
        <source>Change %n project(s)</source>
        <translation>
            <numerusform>修改 %n 个项目</numerusform>
        </translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Handler</source>
        <translation>承办人</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>Landing unit</source>
        <translation>落地单位</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Next step due</source>
        <translation>下一步日期</translation>
    </message>
    <message>
        <source>Quality project</source>
        <translation>优质项目</translation>
    </message>
    <message>
        <source>Unit that reported it</source>
        <translation>首报单位</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>CannotStart</name>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Zhaoshangtong cannot start</source>
        <translation>招商通无法启动</translation>
    </message>
</context>
<context>
    <name>ChangePassword</name>
    <message>
        <source>At least 6 characters; empty = no password</source>
        <translation>至少 6 个字符；留空表示不设密码</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>修改密码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>当前密码</translation>
    </message>
    <message>
        <source>The new password once more</source>
        <translation>再次输入新密码</translation>
    </message>
    <message>
        <source>The password was changed.</source>
        <translation>密码已修改。</translation>
    </message>
</context>
<context>
    <name>ChapterForm</name>
    <message>
        <source>Add the chapter</source>
        <translation>新建章节</translation>
    </message>
    <message>
        <source>After “{title}”</source>
        <translation>排在“{title}”之后</translation>
    </message>
    <message>
        <source>As a section of “{title}”</source>
        <translation>作为“{title}”的一节</translation>
    </message>
    <message>
        <source>As the last chapter</source>
        <translation>排在最后，单独成章</translation>
    </message>
    <message>
        <source>English title</source>
        <translation>英文标题</translation>
    </message>
    <message>
        <source>New chapter</source>
        <translation>新建章节</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>改名</translation>
    </message>
    <message>
        <source>Rename the chapter</source>
        <translation>章节改名</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>位置</translation>
    </message>
</context>
<context>
    <name>ChapterPane</name>
    <message>
        <source>Choose a picture</source>
        <translation>选择图片</translation>
    </message>
    <message>
        <source>Discard the draft</source>
        <translation>放弃草稿</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>继续编写</translation>
    </message>
    <message>
        <source>Keep mine when I save</source>
        <translation>保存时以我的为准</translation>
    </message>
    <message>
        <source>Nothing is written here yet. Press Edit and begin.</source>
        <translation>这一章还没有内容，点“编辑”开始编写。</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg)</source>
        <translation>图片 (*.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>Policies of this chapter</source>
        <translation>本章政策</translation>
    </message>
    <message>
        <source>Save the chapter</source>
        <translation>保存本章</translation>
    </message>
    <message>
        <source>The page as it reads</source>
        <translation>阅读页面</translation>
    </message>
    <message>
        <source>There is an unsaved draft of this chapter.</source>
        <translation>这一章有未保存的草稿。</translation>
    </message>
    <message>
        <source>This chapter was changed while you were writing.</source>
        <translation>这一章在您编写期间被改动过。</translation>
    </message>
    <message>
        <source>Write this chapter  Ctrl+E</source>
        <translation>编写本章  Ctrl+E</translation>
    </message>
    <message>
        <source>expired {day}</source>
        <translation>已于 {day} 过期</translation>
    </message>
    <message>
        <source>no end date</source>
        <translation>长期有效</translation>
    </message>
    <message>
        <source>valid from {day}</source>
        <translation>自 {day} 起有效</translation>
    </message>
    <message>
        <source>valid to {day}</source>
        <translation>有效至 {day}</translation>
    </message>
    <message>
        <source>“{name}” is neither a fact nor a policy</source>
        <translation>没有名为“{name}”的数据或政策</translation>
    </message>
</context>
<context>
    <name>ChapterTree</name>
    <message>
        <source>Chapters</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>Drag a chapter, or move it with Alt and the arrow keys.</source>
        <translation>拖动章节，或按 Alt+方向键移动。</translation>
    </message>
    <message>
        <source>Uses what is no longer valid.</source>
        <translation>用到了已过期的数据或政策。</translation>
    </message>
    <message>
        <source>Uses what wants a look soon.</source>
        <translation>用到了即将到期或有误的数据、政策。</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>No data yet</source>
        <translation>暂无数据</translation>
    </message>
</context>
<context>
    <name>Choose</name>
    <message numerus="yes">
        <source>%n file(s) with other names were not looked into, for there are so many. All exchange files are shown; put one that was renamed into a folder of its own and choose that.</source>
        <translation>
            <numerusform>其他名称的文件太多，有 %n 个没有打开查看。交换文件（.zstpack）都已列出；改过名的交换文件请放到单独的文件夹，再选那个文件夹。</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Choose exchange files</source>
        <translation>选择交换文件</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Exchange files</source>
        <translation>交换文件</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查看</translation>
    </message>
    <message>
        <source>Looking through {folder}…</source>
        <translation>正在查看 {folder}…</translation>
    </message>
    <message>
        <source>No stick is plugged in</source>
        <translation>没有插入U盘</translation>
    </message>
    <message>
        <source>Plug in the stick that another office gave you; what lies on it is shown here.</source>
        <translation>插入其他单位给您的U盘，上面的文件会列在这里。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n old file(s) of this office from the stick?</source>
        <translation>
            <numerusform>从U盘删除本单位的 %n 个旧文件？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed: %n file(s).</source>
        <translation>
            <numerusform>已删除 %n 个文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stick or folder</source>
        <translation>U盘或文件夹</translation>
    </message>
    <message>
        <source>The office card of {unit} is for the centre: units exchange with the centre alone.</source>
        <translation>{unit}的单位名片是给中心的：责任单位只与中心交换。</translation>
    </message>
    <message>
        <source>The office card {name} is damaged: ask the office to write its card again.</source>
        <translation>单位名片 {name} 已损坏，请对方重新写出名片。</translation>
    </message>
    <message>
        <source>The stick {name} was pulled out.</source>
        <translation>U盘 {name} 已拔出。</translation>
    </message>
    <message>
        <source>Their offices have told of having taken them in, a newer file for the same office lies beside them, or they were never written to their end. No record is lost; what is not confirmed yet comes along with every next file.</source>
        <translation>对方已确认读入，旁边有写给同一单位的更新文件，或者当时没有写完。不会丢任何记录：对方还没确认的内容，每次写出都会再带上。</translation>
    </message>
    <message>
        <source>There is no exchange file here yet, but an office card: compare its digits first.</source>
        <translation>还没有交换文件，但有单位名片：请先点上面的名片核对数字。</translation>
    </message>
    <message>
        <source>There is no exchange file here.</source>
        <translation>这里没有交换文件。</translation>
    </message>
    <message>
        <source>{size} free</source>
        <translation>可用 {size}</translation>
    </message>
</context>
<context>
    <name>ChooseProjects</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Ctrl or Shift with a click or an arrow selects several.</source>
        <translation>按住 Ctrl 或 Shift 单击（或用方向键）可选择多个。</translation>
    </message>
    <message>
        <source>No project at the review or in negotiation matches.</source>
        <translation>没有符合的评审或洽谈阶段项目。</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Project, investor or unit</source>
        <translation>项目、投资方或单位</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Projects for {meeting}</source>
        <translation>{meeting}：选择上会项目</translation>
    </message>
    <message numerus="yes">
        <source>Put %n project(s) on the agenda</source>
        <translation>
            <numerusform>将 %n 个项目列入议程</numerusform>
        </translation>
    </message>
    <message>
        <source>Reported by</source>
        <translation>申报单位</translation>
    </message>
    <message>
        <source>Search the projects</source>
        <translation>搜索项目</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>The first {count} are shown; type to find others.</source>
        <translation>只显示前 {count} 个，输入文字可查找其他项目。</translation>
    </message>
    <message>
        <source>Total (万元)</source>
        <translation>总投资（万元）</translation>
    </message>
</context>
<context>
    <name>CloseForm</name>
    <message numerus="yes">
        <source>Close %n duties</source>
        <translation>
            <numerusform>%n 项任务销号</numerusform>
        </translation>
    </message>
    <message>
        <source>Close the duty</source>
        <translation>任务销号</translation>
    </message>
    <message>
        <source>Closed on</source>
        <translation>销号日期</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>佐证材料</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>Cancel the work and close</source>
        <translation>取消并关闭</translation>
    </message>
    <message>
        <source>Close the program while it is still working?</source>
        <translation>程序还在工作，要关闭吗？</translation>
    </message>
    <message>
        <source>The work is cancelled. What is whole by then stays, such as files that were taken in or written; the rest is left as it was. To finish it, begin it again next time.</source>
        <translation>正在做的会取消。已经完整读入或写出的文件保留，其余保持原样；下次再做一遍即可。</translation>
    </message>
</context>
<context>
    <name>CodeCombo</name>
    <message numerus="yes">
        <source>%n choice(s) fit this; choose one from the list.</source>
        <translation>
            <numerusform>有 %n 项符合，请从列表中选择一项。</numerusform>
        </translation>
    </message>
    <message>
        <source>Name, code or pinyin</source>
        <translation>名称、代码或拼音</translation>
    </message>
    <message>
        <source>This is not in the list; choose from the list.</source>
        <translation>列表中没有这一项，请从列表中选择。</translation>
    </message>
</context>
<context>
    <name>ColumnChooser</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Show these columns</source>
        <translation>显示所选列</translation>
    </message>
    <message>
        <source>Tick what the list shows; drag to change the order.</source>
        <translation>勾选要显示的列，拖动可调整顺序。</translation>
    </message>
</context>
<context>
    <name>ComesTo</name>
    <message>
        <source>Bring to a review meeting</source>
        <translation>提交评审会</translation>
    </message>
    <message>
        <source>Date of the new meeting</source>
        <translation>新会议日期</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>评审会</translation>
    </message>
    <message>
        <source>Put it on the agenda</source>
        <translation>列入议程</translation>
    </message>
    <message>
        <source>a new meeting</source>
        <translation>新的评审会</translation>
    </message>
</context>
<context>
    <name>CommitmentForm</name>
    <message>
        <source>Amount (万元)</source>
        <translation>金额（万元）</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>承诺方</translation>
    </message>
    <message>
        <source>Commitment</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Enter the commitment</source>
        <translation>录入承诺</translation>
    </message>
    <message>
        <source>On condition that</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Unit in charge</source>
        <translation>责任单位</translation>
    </message>
    <message>
        <source>What was promised</source>
        <translation>承诺内容</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>Among the units it is called {name}; that stays so.</source>
        <translation>责任单位表中它叫“{name}”，信任后不变。</translation>
    </message>
    <message>
        <source>Call this office. Read these digits to each other: both programs must show the same.</source>
        <translation>给对方打电话，互相念这些数字：两边程序显示的必须完全一样。</translation>
    </message>
    <message>
        <source>Card of {unit}</source>
        <translation>{unit} 的单位名片</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Code {code}, {kind}, computer {mark}</source>
        <translation>代码 {code}，{kind}，电脑 {mark}</translation>
    </message>
    <message>
        <source>Digits that the other office reads</source>
        <translation>对方念的数字</translation>
    </message>
    <message>
        <source>I have compared all 30 digits by telephone</source>
        <translation>已通过电话核对全部 30 位数字</translation>
    </message>
    <message>
        <source>It is another unit: trust it and enter it with the code {code}</source>
        <translation>是另一个单位：信任它，按代码 {code} 登记</translation>
    </message>
    <message>
        <source>It is not among the units yet and is entered there once you trust it.</source>
        <translation>它还不在责任单位表中；信任后自动登记。</translation>
    </message>
    <message>
        <source>It is {other}: do not trust this card</source>
        <translation>就是{other}：不信任这张名片</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>The digits are the same: trust {unit}</source>
        <translation>数字一致：信任 {unit}</translation>
    </message>
    <message>
        <source>Then its card has to say {other_code}: ask {unit} to set the program up with that code and to give you a new card. Nothing is entered now.</source>
        <translation>那么名片上的代码应当是 {other_code}：请{unit}用这个代码重新设置程序，再给您一张新名片。现在不登记任何内容。</translation>
    </message>
    <message>
        <source>These digits differ. Do not trust this card; ask for a fresh one.</source>
        <translation>数字不一致。不要信任这张名片，请对方重新提供。</translation>
    </message>
    <message>
        <source>This very card is trusted here already: there is nothing to compare any more.</source>
        <translation>这张名片本机早已信任，不用再核对。</translation>
    </message>
    <message>
        <source>Type what you hear, or tick below</source>
        <translation>输入听到的数字，或在下面打勾</translation>
    </message>
    <message>
        <source>a unit</source>
        <translation>责任单位</translation>
    </message>
    <message>
        <source>the centre</source>
        <translation>中心</translation>
    </message>
    <message>
        <source>{other} is among the units with the code {other_code}, and this card says {code}. Ask which it is before you trust it: the same office twice would stand twice in every list and bulletin.</source>
        <translation>责任单位表中已有{other}，代码是 {other_code}，而这张名片上是 {code}。请先问清楚再信任：同一个单位登记两次，各种名单和通报里都会出现两个。</translation>
    </message>
</context>
<context>
    <name>CompareMonths</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copy the sentence</source>
        <translation>复制这句话</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Neither month counts anything.</source>
        <translation>这两个月都没有计入的记录。</translation>
    </message>
    <message>
        <source>Select a project to see each of its payments.</source>
        <translation>选中一个项目，逐笔查看其入账。</translation>
    </message>
    <message>
        <source>The difference in words</source>
        <translation>差额说明</translation>
    </message>
    <message>
        <source>The whole district</source>
        <translation>全区</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>What the selected project counts</source>
        <translation>选中项目的逐笔入账</translation>
    </message>
    <message>
        <source>What the two months count</source>
        <translation>两个月计入的内容</translation>
    </message>
    <message>
        <source>Why a figure has changed</source>
        <translation>数据变化原因</translation>
    </message>
</context>
<context>
    <name>CopyTargets</name>
    <message>
        <source>Copy the targets</source>
        <translation>复制目标</translation>
    </message>
    <message>
        <source>Copy the targets of {before} to {year}</source>
        <translation>将{before}年目标复制到{year}年</translation>
    </message>
    <message>
        <source>Money is rounded to whole 万元, counts to whole numbers; rates stay. Cells that are filled stay.</source>
        <translation>金额取整到万元，个数取整，比率不变；已填的格子不变。</translation>
    </message>
    <message>
        <source>Percent of last year</source>
        <translation>按上年的百分比（%）</translation>
    </message>
</context>
<context>
    <name>CorrectionForm</name>
    <message numerus="yes">
        <source>%n figure(s) are counted otherwise today; an older program issued it and kept no more than these.</source>
        <translation>
            <numerusform>现在有 %n 个数字与印发时不同；这一期由旧版程序印发，只留存了这些主要数字。</numerusform>
        </translation>
    </message>
    <message>
        <source>Comparing what was printed with the records…</source>
        <translation>正在把印出的内容与现在的记录比较……</translation>
    </message>
    <message>
        <source>Correct {number}</source>
        <translation>更正{number}</translation>
    </message>
    <message>
        <source>In the same order; an empty line for words that should not be there.</source>
        <translation>按同样的顺序逐行写；应当删去的，对应一行空着。</translation>
    </message>
    <message>
        <source>Make the correction</source>
        <translation>生成更正</translation>
    </message>
    <message>
        <source>Money reversed since ({amount} 万元) counts in {months} and changes nothing here.</source>
        <translation>印发后冲销的资金（{amount} 万元）计入 {months}，不影响这一期的数字。</translation>
    </message>
    <message>
        <source>Nothing of it was wrong when it was issued, as the records say.</source>
        <translation>从记录看，印发时没有错误。</translation>
    </message>
    <message>
        <source>Only if words were wrong: as they are printed, one place a line.</source>
        <translation>文字有误才填：照印出的原样，每行一处。</translation>
    </message>
    <message>
        <source>Right words</source>
        <translation>改正后的文字</translation>
    </message>
    <message>
        <source>The same is wrong in {numbers}: each is corrected by itself.</source>
        <translation>同一数据在{numbers}中也有误，需分别更正。</translation>
    </message>
    <message>
        <source>This would be printed otherwise today. Untick what was right when it was issued.</source>
        <translation>下面各处现在印出来会不同。印发时并没有错、只是后来有变化的，取消勾选，就不作更正。</translation>
    </message>
    <message>
        <source>What changed only since (names, next steps, what was put on hold, targets) is not ticked: tick what was wrong already when it was issued.</source>
        <translation>印发后才变化的（名称、下一步、暂缓或终止、目标等）没有勾选：其中印发时就已写错的，请勾选。</translation>
    </message>
    <message>
        <source>Why it was wrong</source>
        <translation>有误的原因</translation>
    </message>
    <message>
        <source>Wrong words</source>
        <translation>有误的文字</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message>
        <source>Counted</source>
        <translation>计入</translation>
    </message>
    <message>
        <source>Counted (万元)</source>
        <translation>计入（万元）</translation>
    </message>
    <message>
        <source>{amount} 万元</source>
        <translation>{amount} 万元</translation>
    </message>
    <message>
        <source>{name}: {value}, that is {total}. The projects below count for {sum} of it; the others are filtered out or were deleted since.</source>
        <translation>{name}：{value}，即 {total}。下表的项目计入其中 {sum}，其余的已被筛掉，或后来删除。</translation>
    </message>
    <message>
        <source>{name}: {value}. Each project below counts as one.</source>
        <translation>{name}：{value}，下表每个项目计 1。</translation>
    </message>
    <message>
        <source>{name}: {value}. Of these {sum} are below; the others are filtered out or were deleted since.</source>
        <translation>{name}：{value}。下表列出其中 {sum} 个，其余的已被筛掉，或后来删除。</translation>
    </message>
    <message>
        <source>{name}: {value}. The column “Counted” comes to {sum}.</source>
        <translation>{name}：{value}。下表“计入”一列合计 {sum}。</translation>
    </message>
</context>
<context>
    <name>CountedLine</name>
    <message>
        <source>How the list adds up to the figure</source>
        <translation>本表怎样合计成该数</translation>
    </message>
</context>
<context>
    <name>CreditShares</name>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>Take this line away</source>
        <translation>去掉这一行</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>Empty: enter projects, or import them from Excel</source>
        <translation>空白开始：录入项目，或从 Excel 导入</translation>
    </message>
    <message>
        <source>Sample data of the year 2022, to look around</source>
        <translation>载入 2022 年示例数据，先熟悉各页面</translation>
    </message>
    <message>
        <source>The sample shows every page filled; begin again in an empty folder when the real work starts.</source>
        <translation>示例数据让每个页面都有内容；正式使用时请在空文件夹中重新开始。</translation>
    </message>
    <message>
        <source>With which data do you begin?</source>
        <translation>从哪些数据开始？</translation>
    </message>
</context>
<context>
    <name>DateEdit</name>
    <message>
        <source>Open calendar</source>
        <translation>打开日历</translation>
    </message>
    <message>
        <source>YYYY-MM-DD</source>
        <translation>年-月-日</translation>
    </message>
</context>
<context>
    <name>Decide</name>
    <message numerus="yes">
        <source>%n decided; the other offices get it with the next files.</source>
        <translation>
            <numerusform>已决定 %n 处，随下次文件传给其他单位。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left: they changed meanwhile.</source>
        <translation>
            <numerusform>%n 处未处理：期间有变化。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected. A rule decides these only.</source>
        <translation>
            <numerusform>已选 %n 处，规则只处理这些。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay open, as they cannot be decided so: {why}</source>
        <translation>
            <numerusform>%n 处不能这样决定，仍保持待决：{why}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay open: the rule finds no single value.</source>
        <translation>
            <numerusform>%n 处保持待定：这条规则选不出唯一的值。</numerusform>
        </translation>
    </message>
    <message>
        <source>Becomes {value}</source>
        <translation>改为 {value}</translation>
    </message>
    <message>
        <source>Deciding</source>
        <translation>正在处理</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Not for you to decide</source>
        <translation>无权决定</translation>
    </message>
    <message>
        <source>Not possible, stays open</source>
        <translation>不能这样决定，仍待决</translation>
    </message>
    <message>
        <source>Nothing else waits for a decision.</source>
        <translation>没有其他待决定的内容。</translation>
    </message>
    <message>
        <source>Nothing is left to take back: a file was written or read since.</source>
        <translation>没有可撤回的决定：之后已写出或读入过文件。</translation>
    </message>
    <message>
        <source>Nothing waits for a decision: all offices agree.</source>
        <translation>没有待决定的内容：各单位一致。</translation>
    </message>
    <message>
        <source>Offices</source>
        <translation>单位</translation>
    </message>
    <message numerus="yes">
        <source>On %n value(s) the centre decides; until then one is shown.</source>
        <translation>
            <numerusform>另有 %n 处由中心决定，在此之前先显示其中一个。</numerusform>
        </translation>
    </message>
    <message>
        <source>Record · field</source>
        <translation>记录 · 字段</translation>
    </message>
    <message>
        <source>Set differently by several offices</source>
        <translation>各单位填写不一致的内容</translation>
    </message>
    <message numerus="yes">
        <source>Set differently by several offices: %n value(s). Until you decide, one is shown.</source>
        <translation>
            <numerusform>有 %n 处各单位填写不一致。决定之前，先显示其中一个。</numerusform>
        </translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Stays open</source>
        <translation>保持待定</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message numerus="yes">
        <source>Take back the last decision (%n)</source>
        <translation>
            <numerusform>撤回上次决定（%n 处）</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken back: these differences are open again.</source>
        <translation>已撤回：这些不一致重新待定。</translation>
    </message>
    <message>
        <source>The centre decides</source>
        <translation>由中心决定</translation>
    </message>
    <message>
        <source>The column “State” shows what the rule would make of each; nothing is decided yet.</source>
        <translation>“状态”一列显示按这条规则各处将取的值；现在还没有决定。</translation>
    </message>
    <message numerus="yes">
        <source>The rule is for the %n selected: the column “State” shows what it would make of them; nothing is decided yet.</source>
        <translation>
            <numerusform>规则只用于选中的 %n 处：“状态”一列显示它们将取的值；现在还没有决定。</numerusform>
        </translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>待决定</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>各方的值</translation>
    </message>
</context>
<context>
    <name>Differences</name>
    <message>
        <source>Amount counted (万元)</source>
        <translation>计入金额（万元）</translation>
    </message>
    <message>
        <source>Counted in</source>
        <translation>计入月份</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>增减</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>笔数</translation>
    </message>
    <message>
        <source>Evidence or batch</source>
        <translation>凭证号（批次）</translation>
    </message>
    <message>
        <source>Investor</source>
        <translation>投资方</translation>
    </message>
    <message>
        <source>Project or record</source>
        <translation>项目或记录</translation>
    </message>
    <message>
        <source>{title} (万元)</source>
        <translation>{title}（万元）</translation>
    </message>
</context>
<context>
    <name>DigitGroups</name>
    <message>
        <source>Digits</source>
        <translation>核对数字</translation>
    </message>
</context>
<context>
    <name>Done</name>
    <message numerus="yes">
        <source>%n more failed.</source>
        <translation>
            <numerusform>另有 %n 个没有成功。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them were in earlier files, of which it has not told yet.</source>
        <translation>
            <numerusform>其中 %n 条以前写过，对方还没有说读入过。</numerusform>
        </translation>
    </message>
    <message>
        <source>A backup was made first: {path}</source>
        <translation>读入前已做备份：{path}</translation>
    </message>
    <message>
        <source>Another stick</source>
        <translation>下一个U盘</translation>
    </message>
    <message>
        <source>Attached files that go along: {names}</source>
        <translation>随附的附件：{names}</translation>
    </message>
    <message numerus="yes">
        <source>Decide on %n difference(s)…</source>
        <translation>
            <numerusform>处理 %n 处不一致…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the recycle bin, because they were new: %n record(s). With your next file they go there also at the office that entered them, which is told so. This can be undone.</source>
        <translation>
            <numerusform>其中新增的 %n 条已放入回收站；下次写出的文件会让录入它们的单位也放入回收站，并告诉对方。可以撤销。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out, as before, with what belongs to them: %n record(s). The other offices get that with the next files.</source>
        <translation>
            <numerusform>没有采用、保持原样的记录（连同附属记录）有 %n 条，随下一批文件传到其他单位。</numerusform>
        </translation>
    </message>
    <message>
        <source>Missing or damaged on this computer, so not sent along: {names}. Attach them again, or put the backup back that has them.</source>
        <translation>本机缺少或已损坏，没有随文件送出：{names}。请重新添加附件，或恢复含有它的备份。</translation>
    </message>
    <message>
        <source>Nothing was taken in.</source>
        <translation>什么也没有读入。</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>什么也没有写出。</translation>
    </message>
    <message>
        <source>Only {good} of {all} files were taken in. You may pull out the stick.</source>
        <translation>{all} 个文件中只读入了 {good} 个。可以拔出U盘了。</translation>
    </message>
    <message>
        <source>Only {good} of {all} files were written. You may pull out the stick.</source>
        <translation>{all} 个文件中只写出了 {good} 个。可以拔出U盘了。</translation>
    </message>
    <message>
        <source>Plug the stick in first.</source>
        <translation>请先插入U盘。</translation>
    </message>
    <message>
        <source>Put aside. You may pull out the stick.</source>
        <translation>已先放着，可以拔出U盘了。</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Taken in. You may pull out the stick.</source>
        <translation>读入完成，可以拔出U盘了。</translation>
    </message>
    <message numerus="yes">
        <source>Taken in: %n file(s). You may pull out the stick.</source>
        <translation>
            <numerusform>已读入 %n 个文件。可以拔出U盘了。</numerusform>
        </translation>
    </message>
    <message>
        <source>The number {number} was given twice: {projects}. Open one of them to give {younger} the next.</source>
        <translation>编号 {number} 重复：{projects}。打开其中一个项目，即可给“{younger}”换成下一个编号。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>What was put aside is kept on this computer; the stick is not needed for it.</source>
        <translation>先放着的文件已存在本机，不再需要这个U盘。</translation>
    </message>
    <message>
        <source>When you cancelled everything had been taken in already.</source>
        <translation>按“取消”时，内容已全部读入。</translation>
    </message>
    <message>
        <source>When you cancelled the files had been written already; delete what is not wanted.</source>
        <translation>按“取消”时，文件已经写好；不需要的文件请自行删除。</translation>
    </message>
    <message>
        <source>Write back for them</source>
        <translation>给对方写回</translation>
    </message>
    <message numerus="yes">
        <source>Write the other %n file(s)</source>
        <translation>
            <numerusform>写出其余 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Written to {folder}, and read back.</source>
        <translation>已写到 {folder}，并读回核对。</translation>
    </message>
    <message numerus="yes">
        <source>Written: %n file(s). You may pull out the stick.</source>
        <translation>
            <numerusform>已写出 %n 个文件。可以拔出U盘了。</numerusform>
        </translation>
    </message>
    <message>
        <source>You cancelled: the files listed above are whole, the rest was not written.</source>
        <translation>已取消：上面列出的文件是完整的，其余没有写。</translation>
    </message>
    <message>
        <source>You cancelled: what is listed above was taken in, the rest was not.</source>
        <translation>已取消：上面列出的已读入，其余没有。</translation>
    </message>
    <message>
        <source>You may pull out the stick.</source>
        <translation>可以拔出U盘了。</translation>
    </message>
    <message>
        <source>{unit} is asked for: {names}</source>
        <translation>向{unit}索要的附件：{names}</translation>
    </message>
    <message>
        <source>{unit} — not written: it was not its turn yet.</source>
        <translation>{unit} — 没有写出：还没轮到它。</translation>
    </message>
    <message numerus="yes">
        <source>{unit}: %n record(s), {size}, {names}</source>
        <translation>
            <numerusform>{unit}：%n 条记录，{size}，{names}</numerusform>
        </translation>
    </message>
    <message>
        <source>{unit}: no records, but attached files are asked for; {size}, {names}</source>
        <translation>{unit}：没有记录，只向对方索要附件；{size}，{names}</translation>
    </message>
    <message>
        <source>{unit}: no records, but attached files; {size}, {names}</source>
        <translation>{unit}：没有记录，只有附件；{size}，{names}</translation>
    </message>
    <message>
        <source>{unit}: no records, only what was taken in here and who takes part; {size}, {names}</source>
        <translation>{unit}：没有记录，只告诉对方这里读入了什么、哪些电脑参加交换；{size}，{names}</translation>
    </message>
</context>
<context>
    <name>DraftWords</name>
    <message>
        <source>Central enterprises to name</source>
        <translation>点名的央企</translation>
    </message>
    <message>
        <source>Checked by {name}, {time}</source>
        <translation>{name} 已核对（{time}）</translation>
    </message>
    <message>
        <source>It says where to turn with objections, but no telephone: enter the landline of your own office under “Units and targets”. A mobile telephone is not printed.</source>
        <translation>公示写明了向谁反映，却没有联系电话：请在“单位与目标”里填本办公室的固定电话。手机号码不印。</translation>
    </message>
    <message>
        <source>Key projects to name</source>
        <translation>点名的重点项目</translation>
    </message>
    <message>
        <source>Landed leads to name</source>
        <translation>点名的已落地线索</translation>
    </message>
    <message>
        <source>Matters to coordinate</source>
        <translation>需协调事项</translation>
    </message>
    <message>
        <source>Measures and results</source>
        <translation>工作举措与成效</translation>
    </message>
    <message>
        <source>Next steps</source>
        <translation>下一步工作</translation>
    </message>
    <message>
        <source>No font has these characters, 〓 is printed in their place. Write the words otherwise:</source>
        <translation>字库没有下列字，印作“〓”，请换一种写法：</translation>
    </message>
    <message>
        <source>One measure a line, counted on from 二是.</source>
        <translation>每行一项举措，接着“二是”往下编。</translation>
    </message>
    <message>
        <source>One name a line.</source>
        <translation>每行一个名称。</translation>
    </message>
    <message>
        <source>One paragraph a line, printed before those that the records give.</source>
        <translation>每行一段，印在由记录生成的文字之前。</translation>
    </message>
    <message>
        <source>One paragraph a line; a short line with （一） is a heading.</source>
        <translation>每行一段；以（一）开头的短行印成小标题。</translation>
    </message>
    <message>
        <source>Plans for next year</source>
        <translation>下一年度安排</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>存在的问题</translation>
    </message>
    <message>
        <source>The period begins only on {first} and ends on {last}: it can be printed as a trial only.</source>
        <translation>本期间 {first} 才开始、{last} 结束，现在只能试印，不能核对和印发。</translation>
    </message>
    <message>
        <source>The period ends only on {last}; the figures go up to {today}, what comes later is missing.</source>
        <translation>本期间到 {last} 才结束；数据只到 {today}，之后发生的不在其中。</translation>
    </message>
    <message numerus="yes">
        <source>The same holds for %n more paragraph(s) of your own.</source>
        <translation>
            <numerusform>另有%n段改写的文字也是如此。</numerusform>
        </translation>
    </message>
    <message>
        <source>The whole section, one paragraph a line; it is printed in place of what the records say.</source>
        <translation>这一部分整个在这里写，每行一段，代替由数据生成的文字。</translation>
    </message>
    <message>
        <source>Training topics to name</source>
        <translation>点名的培训内容</translation>
    </message>
    <message>
        <source>Your paragraph under “{heading}” is not printed: the figures write none there any more.</source>
        <translation>“{heading}”中改写的一段没有印出：按现在的数据，这里已没有这一段。</translation>
    </message>
    <message>
        <source>Your paragraph under “{heading}” is printed, but the figures would word it otherwise now.</source>
        <translation>“{heading}”中有改写的文字，而按现在的数据，这一段的说法已不同。</translation>
    </message>
    <message>
        <source>Your paragraph under “{heading}” was written for other figures: {figures}.</source>
        <translation>“{heading}”中有改写的文字，改写后数据已有变化：{figures}。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more character(s)</source>
        <translation>
            <numerusform>另有 %n 个字</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n place(s) more</source>
        <translation>
            <numerusform>另有 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>at the end: “{words}”</source>
        <translation>署名或版记“{words}”</translation>
    </message>
    <message>
        <source>in a chart under “{heading}”: “{words}”</source>
        <translation>“{heading}”的图“{words}”</translation>
    </message>
    <message>
        <source>in a heading: “{words}”</source>
        <translation>小标题“{words}”</translation>
    </message>
    <message>
        <source>in the head or a note of the table “{heading}”: “{words}”</source>
        <translation>表“{heading}”的表头或说明“{words}”</translation>
    </message>
    <message>
        <source>in the head: “{words}”</source>
        <translation>版头“{words}”</translation>
    </message>
    <message>
        <source>in the table “{heading}”, row {number}: “{words}”</source>
        <translation>表“{heading}”第 {number} 行“{words}”</translation>
    </message>
    <message>
        <source>in the title: “{words}”</source>
        <translation>标题“{words}”</translation>
    </message>
    <message>
        <source>new: {what}</source>
        <translation>新增：{what}</translation>
    </message>
    <message>
        <source>the beginning</source>
        <translation>开头</translation>
    </message>
    <message>
        <source>{character}: {where}</source>
        <translation>{character}：{where}</translation>
    </message>
    <message>
        <source>{name} had checked it ({time}). Since then has changed:</source>
        <translation>{name} 已核对过（{time}），此后有变化：</translation>
    </message>
    <message>
        <source>{what} → no longer given</source>
        <translation>{what} → 不再列出</translation>
    </message>
    <message>
        <source>“{heading}”, paragraph {number}: “{words}”</source>
        <translation>“{heading}”第 {number} 段“{words}”</translation>
    </message>
    <message>
        <source>“{name}” in the head is set small: it has {count} characters, {most} are printed well. Shorten it.</source>
        <translation>报头的“{name}”有 {count} 个字，印得很小；不超过 {most} 个字才清楚，请改短。</translation>
    </message>
    <message>
        <source>▲ Words or tables under: {parts}</source>
        <translation>▲ 文字或表格有变化：{parts}</translation>
    </message>
    <message numerus="yes">
        <source>▲ and %n more figure(s)</source>
        <translation>
            <numerusform>▲ 另有 %n 个数字</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DueList</name>
    <message numerus="yes">
        <source>{date}, %n day(s) late</source>
        <translation>
            <numerusform>{date}，已逾期 %n 天</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DuplicateNotice</name>
    <message>
        <source>This may be in the office already. Open it instead of entering it twice:</source>
        <translation>可能已经录入过，请打开已有记录，避免重复：</translation>
    </message>
    <message>
        <source>company with a similar name</source>
        <translation>名称相近的企业</translation>
    </message>
    <message>
        <source>company with the same credit code</source>
        <translation>信用代码相同的企业</translation>
    </message>
    <message>
        <source>project of the same parent company</source>
        <translation>同一母公司的项目</translation>
    </message>
    <message>
        <source>project with a similar name</source>
        <translation>名称相近的项目</translation>
    </message>
</context>
<context>
    <name>Duties</name>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>逾期 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close duties…</source>
        <translation>销号…</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已销号</translation>
    </message>
    <message>
        <source>Closed on</source>
        <translation>销号日期</translation>
    </message>
    <message numerus="yes">
        <source>Closed, %n day(s) late</source>
        <translation>
            <numerusform>已销号（逾期 %n 天）</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>Duties</source>
        <translation>责任清单</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Enter the first duty</source>
        <translation>录入第一项任务</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>佐证材料</translation>
    </message>
    <message>
        <source>Letters…</source>
        <translation>督办函…</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Matter, unit or project</source>
        <translation>事项、单位或项目</translation>
    </message>
    <message>
        <source>New duty</source>
        <translation>新增任务</translation>
    </message>
    <message>
        <source>No duty matches.</source>
        <translation>没有符合条件的任务。</translation>
    </message>
    <message>
        <source>Nothing stands in this list.</source>
        <translation>此列表为空。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>Print a slip for each selected duty, in the colour of its light</source>
        <translation>为选中的每项责任打印一张督办单，颜色随亮灯</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>恢复进行中</translation>
    </message>
    <message>
        <source>Search the duties</source>
        <translation>搜索任务</translation>
    </message>
    <message>
        <source>Show the project</source>
        <translation>查看项目</translation>
    </message>
    <message>
        <source>Slips…</source>
        <translation>督办单…</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Unit in charge</source>
        <translation>责任单位</translation>
    </message>
    <message>
        <source>Units that help</source>
        <translation>配合单位</translation>
    </message>
    <message>
        <source>What meetings, bulletins and instructions ask of units stands here until it is done.</source>
        <translation>会议、通报、领导批示等交办各单位的事项列在这里，直至销号。</translation>
    </message>
    <message>
        <source>Write each unit a letter about its selected duties</source>
        <translation>就选中的事项给每个责任单位发一份函</translation>
    </message>
    <message>
        <source>{project} (handed over)</source>
        <translation>{project}（已移交）</translation>
    </message>
</context>
<context>
    <name>DutyForm</name>
    <message>
        <source>Add a unit that helps</source>
        <translation>添加配合单位</translation>
    </message>
    <message>
        <source>Change the duty</source>
        <translation>修改任务</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>Enter the duty</source>
        <translation>录入任务</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>佐证材料</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Names or codes, joined by 、</source>
        <translation>填写单位名称或代码，用“、”分隔</translation>
    </message>
    <message>
        <source>New duty</source>
        <translation>新增任务</translation>
    </message>
    <message>
        <source>Save the duty</source>
        <translation>保存任务</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Unit in charge</source>
        <translation>责任单位</translation>
    </message>
    <message>
        <source>Units that help</source>
        <translation>配合单位</translation>
    </message>
</context>
<context>
    <name>EntriesPanel</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Edition {number} · {day}</source>
        <translation>第 {number} 版 · {day}</translation>
    </message>
    <message>
        <source>Editions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Expired {day}</source>
        <translation>已于 {day} 过期</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Freeze edition</source>
        <translation>定版</translation>
    </message>
    <message>
        <source>Neither a fact nor a policy: {names}</source>
        <translation>没有对应的数据或政策：{names}</translation>
    </message>
    <message>
        <source>New fact</source>
        <translation>新增数据</translation>
    </message>
    <message>
        <source>New policy</source>
        <translation>新增政策</translation>
    </message>
    <message>
        <source>No edition has been frozen yet.</source>
        <translation>还没有定过版。</translation>
    </message>
    <message>
        <source>No end date</source>
        <translation>长期有效</translation>
    </message>
    <message>
        <source>Of the whole handbook</source>
        <translation>全书的数据和政策</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>政策</translation>
    </message>
    <message>
        <source>Used by this chapter</source>
        <translation>本章用到的数据和政策</translation>
    </message>
    <message>
        <source>Valid from {day}</source>
        <translation>自 {day} 起有效</translation>
    </message>
    <message>
        <source>Valid to {day}</source>
        <translation>有效至 {day}</translation>
    </message>
    <message>
        <source>Which facts and policies</source>
        <translation>数据和政策的范围</translation>
    </message>
</context>
<context>
    <name>EntryColumns</name>
    <message>
        <source>Document number</source>
        <translation>文号</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>From an investment of (万元)</source>
        <translation>投资门槛（万元）</translation>
    </message>
    <message>
        <source>Industries</source>
        <translation>适用产业</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>政策</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Unit of measure</source>
        <translation>计量单位</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Validity</source>
        <translation>有效性</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>Save the change</source>
        <translation>保存修改</translation>
    </message>
</context>
<context>
    <name>EntryRow</name>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Into the recycle bin</source>
        <translation>移入回收站</translation>
    </message>
    <message>
        <source>Put into the text</source>
        <translation>插入正文</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message numerus="yes">
        <source>%n attached file(s)</source>
        <translation>
            <numerusform>附件 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>修改 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deleted</source>
        <translation>
            <numerusform>删除 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) put aside</source>
        <translation>
            <numerusform>先放着 %n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n handed over</source>
        <translation>
            <numerusform>移交 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>没有采用 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>新增 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to another unit</source>
        <translation>
            <numerusform>移交其他单位 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to decide</source>
        <translation>
            <numerusform>待决定 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting for others</source>
        <translation>
            <numerusform>等待关联记录 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>A computer twice</source>
        <translation>有电脑似乎有两份</translation>
    </message>
    <message>
        <source>Attached files came: {names}</source>
        <translation>收到附件：{names}</translation>
    </message>
    <message>
        <source>Attached files come along: {names}</source>
        <translation>会收到附件：{names}</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>Clocks differ</source>
        <translation>时钟不对</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Complete; can be taken in.</source>
        <translation>完整，可以读入。</translation>
    </message>
    <message>
        <source>Computer {mark}</source>
        <translation>电脑 {mark}</translation>
    </message>
    <message>
        <source>Computer {mark} of {unit} seems to exist twice, as after its disk or its data was copied: two write as the same one. Nothing is lost by that. Ask {unit} to go on with one of them; on the other the data folder is removed and it is set up anew, with a card of its own.</source>
        <translation>{unit}的电脑 {mark} 似乎有两份：可能是硬盘或数据文件夹被复制过，两台都以同一台的身份写出文件。数据没有丢失。请与{unit}核实，只留一台继续使用；另一台删除数据文件夹后重新设置，并另交一张单位名片。</translation>
    </message>
    <message>
        <source>Computer {mark} of {unit} took part before the backup was put back here, and takes part again.</source>
        <translation>{unit}的电脑 {mark} 在本机恢复备份以前已经参加交换，现在继续参加。</translation>
    </message>
    <message>
        <source>Computer {mark} of {unit} was shut out before the backup was put back here, and stays shut out.</source>
        <translation>{unit}的电脑 {mark} 在本机恢复备份以前已被停用，现在仍然停用。</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已确认到</translation>
    </message>
    <message>
        <source>Confirmed: {project} · the conditions of the review are met: {conditions}</source>
        <translation>已确认：{project} · 评审条件已落实：{conditions}</translation>
    </message>
    <message>
        <source>Confirmed: {project} · {what}</source>
        <translation>已确认：{project} · {what}</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Everything in it is here already, from a newer file.</source>
        <translation>里面的内容都已读入过（已读入更新的文件）。</translation>
    </message>
    <message>
        <source>Everything in it is here already.</source>
        <translation>里面的内容都已读入过。</translation>
    </message>
    <message>
        <source>Exchange by USB stick</source>
        <translation>U盘交换</translation>
    </message>
    <message>
        <source>Exchange by USB stick…</source>
        <translation>U盘交换…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>移交</translation>
    </message>
    <message>
        <source>Handed over by {unit}</source>
        <translation>由{unit}移交来</translation>
    </message>
    <message>
        <source>Handed over by {unit} to {other}</source>
        <translation>{unit}移交{other}</translation>
    </message>
    <message>
        <source>Handed over to {unit}</source>
        <translation>已移交{unit}</translation>
    </message>
    <message>
        <source>Handed over to {unit} by the centre, at the same time as this office handed it over to {stays}</source>
        <translation>中心已移交{unit}（本单位同时移交的是{stays}，以中心的为准）</translation>
    </message>
    <message>
        <source>Has shut us out</source>
        <translation>已停止本机参加交换</translation>
    </message>
    <message>
        <source>Here, for {unit}</source>
        <translation>给{unit}</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>It builds on what this computer itself is said to have entered up to {day} and has not got: a backup was put back here, or somebody works with a copy of this computer&apos;s data. This file is put aside; write for its sender once, and the sender&apos;s next file brings that.</source>
        <translation>它接着据说是这台电脑自己做到{day}、这里却没有的内容：要么这里恢复过备份，要么有人在用这台电脑数据的副本工作。这个文件先放着；请给发来单位写一次，对方下一次的文件会把这些带来。</translation>
    </message>
    <message>
        <source>It has not confirmed for long what was written for it.</source>
        <translation>写给它的文件，它很久没有确认收到。</translation>
    </message>
    <message>
        <source>It has shut this computer out.</source>
        <translation>它已停止本机参加交换。</translation>
    </message>
    <message>
        <source>It knows the same as this office and shows other records.</source>
        <translation>它收到的内容与本单位完全相同，显示的记录却不一样。</translation>
    </message>
    <message>
        <source>It needs a newer version of this program: it is put aside here and taken in once the program is updated.</source>
        <translation>需要新版程序才能读入：先放在这台电脑上，程序升级后自动读入。</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>牵头</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>不采用</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>去看看</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>生成时间</translation>
    </message>
    <message>
        <source>Made on {made} by that computer&apos;s clock, and here it is {today}: one of the clocks is wrong.</source>
        <translation>按那台电脑的时钟写于 {made}，而本机今天是 {today}：有一台电脑的时钟不对，请核对后改正。</translation>
    </message>
    <message>
        <source>Made on {made} by that computer&apos;s clock, and here it is {today}: the file is very old, or one of the clocks is wrong.</source>
        <translation>按那台电脑的时钟写于 {made}，而本机今天是 {today}：不是文件太旧，就是有一台电脑的时钟不对，请核对。</translation>
    </message>
    <message>
        <source>Made there</source>
        <translation>对方生成</translation>
    </message>
    <message>
        <source>More than 5 % would be deleted here or go to another unit: {parts}.</source>
        <translation>会删除或移到其他单位的超过 5 %：{parts}。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>No record waits, but an attachment that it asked for, or one that it is to be asked for, or word of who takes part.</source>
        <translation>没有记录待发送，但有对方索要的附件、需向对方索要的附件，或哪些电脑参加交换的消息。</translation>
    </message>
    <message>
        <source>No record would change.</source>
        <translation>没有记录会变化。</translation>
    </message>
    <message>
        <source>No record would change: a file asks for attached files that its sender lacks.</source>
        <translation>没有记录会变化：文件只是向本单位索要附件。</translation>
    </message>
    <message>
        <source>No record would change: a file only says what its sender has taken in and who takes part.</source>
        <translation>没有记录会变化：文件只说明对方已读入哪些内容、哪些单位参加交换。</translation>
    </message>
    <message>
        <source>No record would change: all that these files hold is here already.</source>
        <translation>没有记录会变化：这些文件里的内容都已读入过。</translation>
    </message>
    <message>
        <source>No record would change; attached files come.</source>
        <translation>没有记录会变化，会收到附件。</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Not taken over: {record} was deleted here — it stays, as the centre decided</source>
        <translation>没有采用：本单位删除了 {record}，中心决定保留</translation>
    </message>
    <message>
        <source>Not taken over: {record} · this office set {asked}; decided was {stands}</source>
        <translation>没有采用：{record} · 本单位填的是{asked}；最终为{stands}</translation>
    </message>
    <message>
        <source>Not taken over: {record} · this office set {asked}; {by} decided for {stands}</source>
        <translation>没有采用：{record} · 本单位填的是{asked}；中心（{by}）定为{stands}</translation>
    </message>
    <message>
        <source>Not taken, or deleted there: {record} — here it is in the recycle bin</source>
        <translation>中心没有采用或已删除：{record}——在本机已放入回收站</translation>
    </message>
    <message>
        <source>Not with it, for at {unit} the file itself is missing: {names}. This office asks for it with its next file.</source>
        <translation>附件没有随文件送来，因为{unit}没有附件本身：{names}。本单位下次写出时会向其索要。</translation>
    </message>
    <message>
        <source>Nothing came yet</source>
        <translation>还没有收到过它的文件</translation>
    </message>
    <message>
        <source>Nothing can be taken in yet: what waits is put aside here.</source>
        <translation>暂时没有可读入的内容：要等的文件先放在本机。</translation>
    </message>
    <message>
        <source>Nothing has come from it for long.</source>
        <translation>很久没有收到它的文件。</translation>
    </message>
    <message>
        <source>Nothing was exchanged with it yet.</source>
        <translation>还没有和它交换过。</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>还没有交换过</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>One of its computers seems to exist twice.</source>
        <translation>它有一台电脑似乎有两份。</translation>
    </message>
    <message>
        <source>Overdue: no file</source>
        <translation>逾期：很久没有来文件</translation>
    </message>
    <message numerus="yes">
        <source>Overdue: no file for %n day(s)</source>
        <translation>
            <numerusform>逾期：%n 天没有来文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Overdue: no reply</source>
        <translation>逾期：写出的文件未确认</translation>
    </message>
    <message numerus="yes">
        <source>Overdue: no reply for %n day(s)</source>
        <translation>
            <numerusform>逾期：写出 %n 天未确认</numerusform>
        </translation>
    </message>
    <message>
        <source>Part of it only a newer version of this program shows: it is kept here, passed on, and shown after the update.</source>
        <translation>其中有新版程序才能显示的内容：已留在本机并照常转给其他单位，程序升级后显示。</translation>
    </message>
    <message>
        <source>Put the keys back from a recovery copy…</source>
        <translation>用恢复副本恢复钥匙…</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Records differ</source>
        <translation>与本单位记录不一致</translation>
    </message>
    <message>
        <source>Result of the review: {project} · {conclusion}</source>
        <translation>评审结果：{project} · {conclusion}</translation>
    </message>
    <message>
        <source>Result of the review: {project} · {conclusion}; conditions: {conditions}</source>
        <translation>评审结果：{project} · {conclusion}；附加条件：{conditions}</translation>
    </message>
    <message>
        <source>Returned, and no reason was given: {project} · {what}</source>
        <translation>已退回，没有写明原因：{project} · {what}</translation>
    </message>
    <message>
        <source>Returned: {project} · {what} — {why}</source>
        <translation>已退回：{project} · {what} — {why}</translation>
    </message>
    <message>
        <source>Save a recovery copy of the keys…</source>
        <translation>保存钥匙的恢复副本…</translation>
    </message>
    <message>
        <source>Shut out</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>So many records wait that they are not counted to the end.</source>
        <translation>待发送的记录太多，没有数完。</translation>
    </message>
    <message>
        <source>Something was written for it, and nothing came from it yet.</source>
        <translation>给它写过文件，还没有收到过它的文件。</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Taken from</source>
        <translation>读入</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>上次读入</translation>
    </message>
    <message>
        <source>Taken over, with the changes of others: {record} · {asked}</source>
        <translation>已采用，与其他单位的修改合在一起：{record} · {asked}</translation>
    </message>
    <message>
        <source>Taken over: {record} · {asked}</source>
        <translation>已采用：{record} · {asked}</translation>
    </message>
    <message>
        <source>The centre has shut computer {mark} of {unit} out of the exchange: its files are not taken any more.</source>
        <translation>中心已停止{unit}的电脑 {mark} 参加交换：它的文件不再接收。</translation>
    </message>
    <message>
        <source>The centre has shut this computer out: its files are refused everywhere, and it gets none any more. If this is a mistake, call the centre: under “Offices” it lets this computer take part again.</source>
        <translation>中心已停止本机参加交换：本机写出的文件各单位都不再接收，也不会再有给本机的文件。如果是误停，请与中心联系，由中心在“各单位”里让本机重新参加交换。</translation>
    </message>
    <message>
        <source>The file from {files} is still missing: this one is put aside and taken in once that has come.</source>
        <translation>还缺 {files} 的文件，先放着，等它到了一起处理。</translation>
    </message>
    <message>
        <source>The record is deleted</source>
        <translation>删除这条记录</translation>
    </message>
    <message>
        <source>The record stays</source>
        <translation>保留这条记录</translation>
    </message>
    <message>
        <source>The stick {name} was plugged in.</source>
        <translation>插入了U盘 {name}。</translation>
    </message>
    <message>
        <source>There is no file that can be taken in.</source>
        <translation>没有可以读入的文件。</translation>
    </message>
    <message>
        <source>This computer was shut out on {day}: once it is trusted, it takes part again.</source>
        <translation>这台电脑已于{day}停用：信任后它将重新参加交换。</translation>
    </message>
    <message>
        <source>This file brought what was done in the name of this very computer and was not here. After older data was put back here that is what had been lost. If nothing was put back, the data of this computer was copied and somebody works with the copy: go on with one of the two. Nothing is lost by that.</source>
        <translation>这个文件带来了以这台电脑名义做过、这里却没有的内容。如果这里恢复过以前的数据，这就是当时丢失的部分；如果没有恢复过，就是这台电脑的数据被复制，有人在用副本工作：请只用其中一台。内容不会因此丢失。</translation>
    </message>
    <message>
        <source>This is the card of another computer of the centre, which works on one. Trust it only if that computer is lost and there is no backup of it, so that what it did can be read from the files of the units. Nobody can read its digits to you any more: take the file from a unit that had it from the centre.</source>
        <translation>这是中心另一台电脑的名片，而中心只在一台电脑上工作。只有那台电脑已经没有了、又没有它的备份时才信任，好从各单位的文件里读回它做过的内容。它的数字已无人可以核对：请向当初从中心拿到名片的单位要这个文件。</translation>
    </message>
    <message>
        <source>To another unit</source>
        <translation>移交其他单位</translation>
    </message>
    <message>
        <source>To be done after all, the centre has opened it again: {duty}</source>
        <translation>还要继续办理，中心已恢复为进行中：{duty}</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>待决定</translation>
    </message>
    <message>
        <source>To send</source>
        <translation>待发送</translation>
    </message>
    <message>
        <source>Unconfirmed</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>What</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>上次写出</translation>
    </message>
    <message>
        <source>Written for</source>
        <translation>写出</translation>
    </message>
    <message>
        <source>a record without a name</source>
        <translation>没有名称的记录</translation>
    </message>
    <message>
        <source>as kept in the record</source>
        <translation>（按原样保存，不逐字显示）</translation>
    </message>
    <message numerus="yes">
        <source>asks for %n</source>
        <translation>
            <numerusform>索要附件 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>changed</source>
        <translation>有变动</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM HH:mm</source>
        <translation>M月d日 HH:mm</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>given up: what it held and is not here comes with the sender&apos;s next file</source>
        <translation>已不再等待：本机还没有的内容，随对方的下一个文件再传来</translation>
    </message>
    <message>
        <source>no records</source>
        <translation>无记录</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>未计数</translation>
    </message>
    <message>
        <source>nothing new</source>
        <translation>没有新内容</translation>
    </message>
    <message>
        <source>put aside first, taken in later</source>
        <translation>先放着，后来已读入</translation>
    </message>
    <message>
        <source>stage {stage}</source>
        <translation>阶段“{stage}”</translation>
    </message>
    <message>
        <source>written</source>
        <translation>已写出</translation>
    </message>
    <message numerus="yes">
        <source>written: %n record(s)</source>
        <translation>
            <numerusform>已写出 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>written: no records, only word of what was taken in here</source>
        <translation>没有记录，只告诉对方本单位读入了什么</translation>
    </message>
    <message>
        <source>{amount} tce</source>
        <translation>{amount} 吨标准煤</translation>
    </message>
    <message>
        <source>{computer}, last heard of on {minute}</source>
        <translation>{computer}，最近收到 {minute}</translation>
    </message>
    <message>
        <source>{computer}, never heard of</source>
        <translation>{computer}，还没有收到过文件</translation>
    </message>
    <message>
        <source>{computer}, shut out on {minute}</source>
        <translation>{computer}，{minute} 停用</translation>
    </message>
    <message>
        <source>{count} or more</source>
        <translation>{count} 以上</translation>
    </message>
    <message>
        <source>{difference} — {why}</source>
        <translation>{difference}——{why}</translation>
    </message>
    <message>
        <source>{fields}: here {here}, in the file {there}</source>
        <translation>{fields}：本机是{here}，文件里是{there}</translation>
    </message>
    <message>
        <source>{field}: {value}</source>
        <translation>{field}：{value}</translation>
    </message>
    <message>
        <source>{file} (it was put aside before)</source>
        <translation>{file}（此前先放着的）</translation>
    </message>
    <message>
        <source>{kind} of {unit}: {removed} of {present}</source>
        <translation>{unit}的{kind}（{present} 条中的 {removed} 条）</translation>
    </message>
    <message>
        <source>{kind}: {removed} of {present}</source>
        <translation>{kind}（{present} 条中的 {removed} 条）</translation>
    </message>
    <message>
        <source>{minute} by a clock that is wrong</source>
        <translation>{minute}，该电脑时钟不准</translation>
    </message>
    <message>
        <source>{name} ({bulletin})</source>
        <translation>{name}（{bulletin}）</translation>
    </message>
    <message>
        <source>{name} ({role})</source>
        <translation>{name}（{role}）</translation>
    </message>
    <message>
        <source>{other} is trusted as the centre already, with other keys: this card would take its place. Ask the centre whether it really has a new computer.</source>
        <translation>本机已信任{other}为中心，但密钥不同：信任这张名片就会取代它。请先问清中心是否真的换了电脑。</translation>
    </message>
    <message numerus="yes">
        <source>{part} (with %n record(s) of theirs)</source>
        <translation>
            <numerusform>{part}，连同附属记录 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{project}: the centre has not got what was changed here of %n record(s) of it; with the next file it does.</source>
        <translation>
            <numerusform>{project}：本单位还有 %n 条记录的改动没有传到中心，仍会随下一个文件传给中心。</numerusform>
        </translation>
    </message>
    <message>
        <source>{project}: {handed}</source>
        <translation>{project}：{handed}</translation>
    </message>
    <message>
        <source>{project}: {handed} — left out when the file was taken in</source>
        <translation>{project}：{handed}（读入时没有采用）</translation>
    </message>
    <message>
        <source>{unit} asks for attached files that are missing on this computer, too: {names}. Attach them again, or put the backup back that has them; then they go along with the next file for it.</source>
        <translation>{unit}索要附件：{names}，但本机也缺少。请重新添加附件，或恢复含有这些附件的备份；之后写给该单位的下一个文件会带上。</translation>
    </message>
    <message>
        <source>{unit} asks for attached files that it lacks: {names}. They go along with the next file for it.</source>
        <translation>{unit}索要附件：{names}。写给该单位的下一个文件会带上。</translation>
    </message>
    <message>
        <source>{unit} did not take over that {record} was deleted here: it is back.</source>
        <translation>{unit}没有采用对 {record} 的删除，该记录已恢复。</translation>
    </message>
    <message>
        <source>{unit} did not take over the centre&apos;s change of {record}: {fields}.</source>
        <translation>{unit}没有采用中心对 {record} {fields} 的修改。</translation>
    </message>
    <message>
        <source>{unit} did not take over this office&apos;s change of {record}: {fields}.</source>
        <translation>{unit}没有采用本单位对 {record} {fields} 的修改。</translation>
    </message>
    <message>
        <source>{unit} did not take {record}, which is new from here: it is in the recycle bin.</source>
        <translation>{unit}没有采用这里新增的 {record}，该记录已放入回收站。</translation>
    </message>
    <message>
        <source>{unit} handed it over to {other}, and the centre to {stays} at the same time: it stays with {stays}. If {other} is to have it, hand it over once more</source>
        <translation>{unit}移交{other}，中心同时移交{stays}，以中心的为准，归{stays}；要改归{other}，请再移交一次</translation>
    </message>
    <message>
        <source>{unit} knows the same as this office, yet its records differ. Put the records right here and there and exchange both ways. If they still differ, restore the last backup at the office whose check finds faults and exchange again: what was entered since comes back from the others.</source>
        <translation>{unit}和本单位收到的内容完全相同，显示的记录却不一样。请在两边各点一次“修正本机的记录”，再双向交换。如果仍不一样，请在检查出问题的那个单位恢复最近的备份，再交换一次：备份之后录入的内容会从其他单位传回来。</translation>
    </message>
    <message>
        <source>{unit} of {day}</source>
        <translation>{unit} {day}</translation>
    </message>
    <message>
        <source>{unit} takes part already, with computer {marks}: this is the card of a further one. Ask whether the office really has two; a computer that is used no more is shut out under “Offices”.</source>
        <translation>{unit}已有电脑 {marks} 参加交换：这是另一台电脑的名片。请问清该单位是否确有两台电脑；不再使用的电脑请在“各单位”中停用。</translation>
    </message>
    <message>
        <source>{unit}, file of {day}: {outcome}</source>
        <translation>{unit} {day} 的文件：{outcome}</translation>
    </message>
    <message>
        <source>{what}, {amount} 万元</source>
        <translation>{what} {amount} 万元</translation>
    </message>
    <message>
        <source>{words} ({unit})</source>
        <translation>{words}（{unit}）</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>“{text}”</translation>
    </message>
    <message>
        <source>“{value}”</source>
        <translation>“{value}”</translation>
    </message>
    <message>
        <source>“{value}” ({unit}, {user}, {when})</source>
        <translation>“{value}”（{unit} {user} {when}）</translation>
    </message>
</context>
<context>
    <name>ExchangeButton</name>
    <message numerus="yes">
        <source>%n difference(s) to decide</source>
        <translation>
            <numerusform>%n 处不一致待决定</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) put aside</source>
        <translation>
            <numerusform>先放着 %n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n investor(s) entered twice</source>
        <translation>
            <numerusform>%n 家投资方重复录入</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changes to send to %n office(s)</source>
        <translation>
            <numerusform>有改动要发给 %n 个单位</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits to be sent or decided</source>
        <translation>没有待发送或待决定的内容</translation>
    </message>
    <message>
        <source>USB exchange</source>
        <translation>U盘交换</translation>
    </message>
</context>
<context>
    <name>ExchangePage</name>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Close the exchange</source>
        <translation>关闭U盘交换</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>交换</translation>
    </message>
    <message>
        <source>Exchange by USB stick</source>
        <translation>U盘交换</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Offices</source>
        <translation>各单位</translation>
    </message>
    <message>
        <source>Parts of the exchange</source>
        <translation>U盘交换的各部分</translation>
    </message>
    <message>
        <source>Show the result</source>
        <translation>查看结果</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>待决定</translation>
    </message>
</context>
<context>
    <name>FactForm</name>
    <message>
        <source>Add the fact</source>
        <translation>添加数据</translation>
    </message>
    <message>
        <source>Empty: it does not age.</source>
        <translation>不填表示长期有效。</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>New fact</source>
        <translation>新增数据</translation>
    </message>
    <message>
        <source>Save the fact</source>
        <translation>保存数据</translation>
    </message>
    <message>
        <source>Shown at the head of</source>
        <translation>显示在哪一章开头</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>数据来源</translation>
    </message>
    <message>
        <source>Texts name it by this name, in double braces.</source>
        <translation>正文中用双花括号加此名称引用。</translation>
    </message>
    <message>
        <source>Unit of measure</source>
        <translation>计量单位</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
</context>
<context>
    <name>FigureList</name>
    <message>
        <source>An older program issued this report and did not keep how much each project counts for.</source>
        <translation>这份报表由旧版程序印发，没有保存每个项目各计入多少。</translation>
    </message>
    <message>
        <source>An older program issued this report and did not keep what its figures counted; the list is as of today.</source>
        <translation>这份通报由旧版程序印发，没有保存各数字所依据的记录；列表按现在的数据列出。</translation>
    </message>
    <message numerus="yes">
        <source>Deleted since: %n project(s) behind this figure. The list has the others.</source>
        <translation>
            <numerusform>这个数字所依据的项目中，有%n个后来已删除；列表中是其余的项目。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the list behind this figure</source>
        <translation>查看此数字的明细</translation>
    </message>
    <message numerus="yes">
        <source>and %n more, see the pages</source>
        <translation>
            <numerusform>另有 %n 项，见正文</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileField</name>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
</context>
<context>
    <name>FilterChips</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Click to remove; right click to change</source>
        <translation>单击移除，右键修改</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>{name}: {chosen}</source>
        <translation>{name}：{chosen}</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancelled; nothing was made.</source>
        <translation>已取消，未建立任何内容。</translation>
    </message>
    <message>
        <source>Make the office</source>
        <translation>开始使用</translation>
    </message>
    <message>
        <source>Making the office {name}</source>
        <translation>正在建立 {name}</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Step {n} of {total}</source>
        <translation>第 {n} 步，共 {total} 步</translation>
    </message>
    <message>
        <source>Zhaoshangtong: first start</source>
        <translation>招商通 · 首次使用</translation>
    </message>
</context>
<context>
    <name>FolderRow</name>
    <message>
        <source>Choose folder…</source>
        <translation>选择文件夹…</translation>
    </message>
</context>
<context>
    <name>FollowUpForm</name>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>跟进</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Next step due</source>
        <translation>下一步日期</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Record the follow-up</source>
        <translation>记录跟进</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>跟进内容</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Discard the draft</source>
        <translation>放弃草稿</translation>
    </message>
    <message>
        <source>Your draft is here again.</source>
        <translation>已恢复您的草稿。</translation>
    </message>
</context>
<context>
    <name>FormattedText</name>
    <message>
        <source>Column to the right</source>
        <translation>在右侧插入列</translation>
    </message>
    <message>
        <source>Delete column</source>
        <translation>删除列</translation>
    </message>
    <message>
        <source>Delete row</source>
        <translation>删除行</translation>
    </message>
    <message>
        <source>Delete table</source>
        <translation>删除表格</translation>
    </message>
    <message>
        <source>Row below</source>
        <translation>在下方插入行</translation>
    </message>
</context>
<context>
    <name>FreezeForm</name>
    <message numerus="yes">
        <source>%n use(s) of something expired.</source>
        <translation>
            <numerusform>有 %n 处用到已过期的数据或政策。</numerusform>
        </translation>
    </message>
    <message>
        <source>All chapters, facts and policies are kept as they are today and never change.</source>
        <translation>全部章节、数据和政策按今天的样子留存，以后不再变动。</translation>
    </message>
    <message>
        <source>Freeze edition {number}</source>
        <translation>第 {number} 版定版</translation>
    </message>
    <message>
        <source>Unsaved drafts are not in it: {names}.</source>
        <translation>未保存的草稿不会计入：{names}。</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>用途说明</translation>
    </message>
</context>
<context>
    <name>FundForm</name>
    <message>
        <source>Amount (万元)</source>
        <translation>金额（万元）</translation>
    </message>
    <message>
        <source>Arrived on</source>
        <translation>到位日期</translation>
    </message>
    <message>
        <source>Enter the money</source>
        <translation>录入到位资金</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>凭证类型</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Investor</source>
        <translation>投资方</translation>
    </message>
    <message>
        <source>Money in place</source>
        <translation>到位资金</translation>
    </message>
    <message>
        <source>Number of the evidence</source>
        <translation>凭证编号</translation>
    </message>
</context>
<context>
    <name>HandOverForm</name>
    <message>
        <source>Hand over</source>
        <translation>移交</translation>
    </message>
    <message>
        <source>Hand {name} over to another unit</source>
        <translation>把 {name} 移交其他单位</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>The project and all that belongs to it goes to the centre with your next file, and from there to the other unit; with the file that the centre gives you back, it leaves this computer with its open duties. Who reported it and how it counts stays as it is.</source>
        <translation>项目及其全部资料随本单位下一次交换文件到中心，再由中心转给接收单位；收到中心返回的文件后，本机不再保存，没有销号的任务也一并移走。首报单位和计分归属不变。</translation>
    </message>
    <message>
        <source>To unit</source>
        <translation>接收单位</translation>
    </message>
    <message>
        <source>Until now {unit} keeps it. With the next files of the exchange the project and all that belongs to it leaves {unit} and is with the new one, which its open duties are given to at once. Who reported it and how it counts stays as it is.</source>
        <translation>目前由 {unit} 管理。下一次交换后，项目及其全部资料从 {unit} 转到接收单位；没有销号的任务现在就改由接收单位负责。首报单位和计分归属不变。</translation>
    </message>
</context>
<context>
    <name>HandbookForms</name>
    <message>
        <source>No chapter: the whole book</source>
        <translation>不属于某一章（全书）</translation>
    </message>
</context>
<context>
    <name>HandbookPage</name>
    <message numerus="yes">
        <source>%n chapter(s)</source>
        <translation>
            <numerusform>%n 章</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter goes to the next place</source>
        <translation>按回车跳到下一处</translation>
    </message>
    <message>
        <source>Find in the handbook</source>
        <translation>在手册中查找</translation>
    </message>
    <message>
        <source>Find in the handbook  Ctrl+F</source>
        <translation>在手册中查找  Ctrl+F</translation>
    </message>
    <message>
        <source>Freeze edition {number}</source>
        <translation>第 {number} 版定版</translation>
    </message>
    <message>
        <source>New chapter</source>
        <translation>新建章节</translation>
    </message>
    <message>
        <source>The handbook tells investors about the district: its chapters, figures and policies.</source>
        <translation>招商手册向投资者介绍本区：章节、数据和政策都在这里。</translation>
    </message>
    <message>
        <source>Write the first chapter</source>
        <translation>编写第一章</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>File of {unit} of {day}: {name}</source>
        <translation>{unit} {day} 的文件：{name}</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>History of the exchange</source>
        <translation>交换记录</translation>
    </message>
    <message>
        <source>Its copy is removed from this computer. What it holds and is not here yet comes again with the sender&apos;s next file; it is lost only if the sender has lost it too. This cannot be undone, but the file can be read again from its stick.</source>
        <translation>留在本机的这个文件会删除。里面本机还没有的内容，会随对方的下一个文件再传来；只有对方也丢了，才真的没有了。这一步不能撤销，但U盘上的原文件还可以再读入。</translation>
    </message>
    <message>
        <source>Nothing was exchanged yet.</source>
        <translation>还没有交换过文件。</translation>
    </message>
    <message>
        <source>Print these results</source>
        <translation>打印办理结果</translation>
    </message>
    <message>
        <source>The file of {unit} is given up; its next file brings what is missing.</source>
        <translation>不再等待{unit}的这个文件；缺的内容随它的下一个文件传来。</translation>
    </message>
    <message>
        <source>Wait no longer</source>
        <translation>不再等待</translation>
    </message>
    <message>
        <source>Wait no longer for what the file of {unit} of {day} builds on?</source>
        <translation>{unit} {day} 的文件还缺前面的文件，不再等待吗？</translation>
    </message>
    <message>
        <source>Wait no longer with the file of {unit}?</source>
        <translation>不再等待{unit}的这个文件吗？</translation>
    </message>
    <message>
        <source>Wait no longer…</source>
        <translation>不再等待…</translation>
    </message>
    <message>
        <source>What became of this office&apos;s entries</source>
        <translation>本单位录入内容的办理结果</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>ImportFindings</name>
    <message>
        <source>Changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Rows per sheet</source>
        <translation>各工作表行数</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>The column {header} is not known; it is passed over.</source>
        <translation>不认识“{header}”列，已跳过。</translation>
    </message>
    <message>
        <source>There already</source>
        <translation>已有（相同）</translation>
    </message>
    <message>
        <source>This sheet is not known; it is passed over.</source>
        <translation>不认识这个工作表，已跳过。</translation>
    </message>
    <message>
        <source>What is the matter</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>{count} more are not listed here.</source>
        <translation>另有 {count} 条未列出。</translation>
    </message>
</context>
<context>
    <name>ImportWorkbook</name>
    <message numerus="yes">
        <source>%n row(s) can be taken in.</source>
        <translation>
            <numerusform>可导入 %n 行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) will be refused; the rest goes on without them.</source>
        <translation>
            <numerusform>%n 行未通过，其余照常导入。</numerusform>
        </translation>
    </message>
    <message>
        <source>A file that says which of its sheets and headers are which of ours.</source>
        <translation>说明文件中的工作表和表头各对应哪一张表、哪一列。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancelled; nothing was changed.</source>
        <translation>已取消，未作任何改动。</translation>
    </message>
    <message>
        <source>Change records that are there already</source>
        <translation>更新已有的记录</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose a mapping</source>
        <translation>选择表头对照文件</translation>
    </message>
    <message>
        <source>Choose a workbook</source>
        <translation>选择工作簿</translation>
    </message>
    <message>
        <source>Choose a workbook filled in by a unit, or exported from another office.</source>
        <translation>请选择单位填报的工作簿，或从别处导出的数据工作簿。</translation>
    </message>
    <message>
        <source>Empty cells change nothing. Confirmed money is never changed.</source>
        <translation>空单元格不改动原有内容；已确认的资金不会被修改。</translation>
    </message>
    <message>
        <source>Everything in the file is there already.</source>
        <translation>文件中的内容均已存在。</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message numerus="yes">
        <source>Import %n row(s)</source>
        <translation>
            <numerusform>导入 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Import a data workbook</source>
        <translation>导入数据工作簿</translation>
    </message>
    <message>
        <source>Looking through the file</source>
        <translation>正在检查文件</translation>
    </message>
    <message>
        <source>Mapping: {name}</source>
        <translation>表头对照：{name}</translation>
    </message>
    <message>
        <source>Nothing is changed while the file is looked through.</source>
        <translation>检查期间不作任何改动。</translation>
    </message>
    <message>
        <source>Other headers: choose a mapping…</source>
        <translation>表头不同：选择对照文件…</translation>
    </message>
    <message>
        <source>Save an empty template…</source>
        <translation>保存空白模板…</translation>
    </message>
</context>
<context>
    <name>InvestorForm</name>
    <message>
        <source>Add the investor</source>
        <translation>添加投资方</translation>
    </message>
    <message>
        <source>Company name</source>
        <translation>企业名称</translation>
    </message>
    <message>
        <source>Investor</source>
        <translation>投资方</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源地</translation>
    </message>
    <message>
        <source>Ownership</source>
        <translation>所有制</translation>
    </message>
    <message>
        <source>Unified social credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>Why there is no code</source>
        <translation>无代码原因</translation>
    </message>
</context>
<context>
    <name>InvestorShares</name>
    <message>
        <source>Lead</source>
        <translation>牵头</translation>
    </message>
    <message>
        <source>Share of {name}</source>
        <translation>{name}的份额</translation>
    </message>
</context>
<context>
    <name>Investors</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Deleted, still in use</source>
        <translation>已删除，仍在使用</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>录入时间</translation>
    </message>
    <message>
        <source>Entered by</source>
        <translation>录入人</translation>
    </message>
    <message>
        <source>Entered twice</source>
        <translation>重复录入</translation>
    </message>
    <message>
        <source>Former names</source>
        <translation>曾用名</translation>
    </message>
    <message>
        <source>Investors</source>
        <translation>投资方</translation>
    </message>
    <message>
        <source>Investors come with the projects in which they are entered.</source>
        <translation>投资方随项目录入，录入项目后会列在这里。</translation>
    </message>
    <message>
        <source>Join…</source>
        <translation>合并…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name, former name or code</source>
        <translation>名称、曾用名或信用代码</translation>
    </message>
    <message>
        <source>No investor matches.</source>
        <translation>没有符合条件的投资方。</translation>
    </message>
    <message>
        <source>Nothing here was entered twice.</source>
        <translation>没有重复录入的投资方。</translation>
    </message>
    <message>
        <source>Ownership</source>
        <translation>所有制</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>项目数</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>注册地</translation>
    </message>
    <message>
        <source>Same code</source>
        <translation>代码相同</translation>
    </message>
    <message>
        <source>Same name</source>
        <translation>名称相同</translation>
    </message>
    <message>
        <source>Search the investors</source>
        <translation>搜索投资方</translation>
    </message>
    <message>
        <source>Show its projects</source>
        <translation>查看其项目</translation>
    </message>
    <message>
        <source>These are the first {count} of {total}: type a part of the name.</source>
        <translation>共 {total} 家，这里列出前 {count} 家；请输入名称的一部分缩小范围。</translation>
    </message>
    <message>
        <source>Two investors that are one: what belongs to the one goes to the other</source>
        <translation>同一家投资方录了两次时，把其中一家的项目、联系人等归到另一家</translation>
    </message>
    <message>
        <source>Unified social credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
</context>
<context>
    <name>JoinInvestors</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Each unit sees the particulars and the note of the investor; projects and contacts stay with their units.</source>
        <translation>各相关单位都能看到这家投资方的基本信息和备注；项目和联系人仍归原单位，其他单位看不到。</translation>
    </message>
    <message>
        <source>Former names</source>
        <translation>曾用名</translation>
    </message>
    <message>
        <source>It lies in the recycle bin.</source>
        <translation>已在回收站中。</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Join two investors</source>
        <translation>合并投资方</translation>
    </message>
    <message>
        <source>Keep this one</source>
        <translation>保留这一家</translation>
    </message>
    <message>
        <source>Keep {name} of {unit}</source>
        <translation>保留{unit}录入的{name}</translation>
    </message>
    <message>
        <source>Mind that they have different codes: as a rule these are two companies.</source>
        <translation>注意：两家的统一社会信用代码不同，一般是两家不同的企业。</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>They differ here: which is right?</source>
        <translation>以下内容不一致，以哪个为准？</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>合并后</translation>
    </message>
</context>
<context>
    <name>Joining</name>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n 个联系人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n investor(s) below it</source>
        <translation>
            <numerusform>%n 家下级投资方</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n project(s)</source>
        <translation>
            <numerusform>%n 个项目</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n project(s) had both: the shares are added.</source>
        <translation>
            <numerusform>有 %n 个项目同时列有这两家，份额相加。</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken over, as it is empty here: {fields}.</source>
        <translation>保留的一家未填、从另一家补上：{fields}。</translation>
    </message>
    <message>
        <source>The other one goes into the recycle bin; all of it can be undone.</source>
        <translation>另一家移入回收站；此操作可以撤销。</translation>
    </message>
    <message>
        <source>To “{name}” go: {what}.</source>
        <translation>{what}将归到“{name}”。</translation>
    </message>
    <message>
        <source>{kind} ({count})</source>
        <translation>{kind} {count} 条</translation>
    </message>
    <message>
        <source>“{name}” is kept as a former name.</source>
        <translation>“{name}”记为曾用名。</translation>
    </message>
</context>
<context>
    <name>KeptActions</name>
    <message>
        <source>An older program issued it and kept its pages as PDF only: there is no Word file of it.</source>
        <translation>本期由旧版程序印发，只留存了 PDF，没有 Word 文件。</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>更正…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>另存为 PDF</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>另存为 PDF…</translation>
    </message>
    <message>
        <source>Save as a Word file</source>
        <translation>存为 Word 文件</translation>
    </message>
    <message>
        <source>Save as a Word file…</source>
        <translation>存为 Word 文件…</translation>
    </message>
    <message>
        <source>Save the tables as a workbook</source>
        <translation>把表格存为工作簿</translation>
    </message>
    <message>
        <source>Save the tables as a workbook…</source>
        <translation>把表格存为工作簿…</translation>
    </message>
    <message>
        <source>Void…</source>
        <translation>作废…</translation>
    </message>
</context>
<context>
    <name>KeptPicture</name>
    <message>
        <source>This picture cannot be shown: {name}</source>
        <translation>图片无法显示：{name}</translation>
    </message>
</context>
<context>
    <name>KeyForms</name>
    <message>
        <source>Choose the recovery copy of the keys</source>
        <translation>选择钥匙的恢复副本</translation>
    </message>
    <message>
        <source>Recovery copies</source>
        <translation>钥匙的恢复副本</translation>
    </message>
</context>
<context>
    <name>KeyNotice</name>
    <message>
        <source>Do not remind me</source>
        <translation>不再提醒</translation>
    </message>
    <message>
        <source>No recovery copy of this office&apos;s keys was saved yet: they are on this computer alone.</source>
        <translation>还没有保存过本单位钥匙的恢复副本：钥匙只在这台电脑上。</translation>
    </message>
    <message>
        <source>Save a recovery copy…</source>
        <translation>保存恢复副本…</translation>
    </message>
</context>
<context>
    <name>Kinds</name>
    <message>
        <source>Companies</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>Follow-ups and activities</source>
        <translation>跟进与活动</translation>
    </message>
    <message>
        <source>Handbook</source>
        <translation>招商手册</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>政策</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>责任单位</translation>
    </message>
</context>
<context>
    <name>LetterForm</name>
    <message>
        <source>Copies to</source>
        <translation>抄送</translation>
    </message>
    <message>
        <source>Look at the letter</source>
        <translation>查看函件</translation>
    </message>
    <message>
        <source>One paragraph a line; short lines with 一、 or （一） are headings, 附件： says what is attached. Head, number and signature come from the wording of letters (menu Data, Wording of bulletins).</source>
        <translation>每行一段；“一、”“（一）”开头的短行是标题，“附件：”开头的行是附件说明。文头、文号和署名按“数据 → 公文模板”里的函。</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>To</source>
        <translation>主送单位</translation>
    </message>
    <message>
        <source>Write a letter</source>
        <translation>写函</translation>
    </message>
</context>
<context>
    <name>Letters</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Each takes the next number of the year and is kept in the archive of the reports.</source>
        <translation>每封函依次取用本年度的下一个发文字号，并存入报表档案。</translation>
    </message>
    <message>
        <source>Every letter as PDF and as a Word file</source>
        <translation>每封函存为 PDF 和 Word 文件</translation>
    </message>
    <message>
        <source>Every letter, one after the other; printer and copies are asked for once</source>
        <translation>逐封打印全部函件，打印机和份数只问一次</translation>
    </message>
    <message>
        <source>Folder for the letters to the units</source>
        <translation>存放督办函的文件夹</translation>
    </message>
    <message numerus="yes">
        <source>Issue %n letter(s)</source>
        <translation>
            <numerusform>印发 %n 封函</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Issue %n letter(s)?</source>
        <translation>
            <numerusform>印发 %n 封函？</numerusform>
        </translation>
    </message>
    <message>
        <source>Issued; they stand in the archive of the reports.</source>
        <translation>已印发，可在报表的档案中查看。</translation>
    </message>
    <message>
        <source>Issuing the letters</source>
        <translation>正在印发</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>函件</translation>
    </message>
    <message>
        <source>Print all…</source>
        <translation>全部打印…</translation>
    </message>
    <message>
        <source>Print this one…</source>
        <translation>打印这一封…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save the files…</source>
        <translation>保存文件…</translation>
    </message>
    <message>
        <source>Without numbers yet: issuing gives them.</source>
        <translation>尚未编号，印发时编号。</translation>
    </message>
    <message>
        <source>Writing the letters to the units</source>
        <translation>正在生成督办函</translation>
    </message>
</context>
<context>
    <name>Light</name>
    <message>
        <source>Behind</source>
        <translation>落后</translation>
    </message>
    <message>
        <source>Far behind</source>
        <translation>严重落后</translation>
    </message>
    <message>
        <source>On course</source>
        <translation>达到进度</translation>
    </message>
</context>
<context>
    <name>ListActions</name>
    <message numerus="yes">
        <source>Change %n project(s)…</source>
        <translation>
            <numerusform>修改 %n 个项目…</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>去决定…</translation>
    </message>
    <message>
        <source>Move to the recycle bin</source>
        <translation>移入回收站</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Paste from a spreadsheet…</source>
        <translation>从表格粘贴…</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>还原</translation>
    </message>
</context>
<context>
    <name>ListOutput</name>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF 文档 (*.pdf)</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} 页&#x3000;共 {pages} 页</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>保存清单</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Writing the list</source>
        <translation>正在生成清单</translation>
    </message>
    <message>
        <source>{title} ({part} of {parts})</source>
        <translation>{title}（{part}/{parts}）</translation>
    </message>
</context>
<context>
    <name>ListPrinter</name>
    <message>
        <source>Print the list…</source>
        <translation>打印清单…</translation>
    </message>
    <message>
        <source>Save the list as PDF…</source>
        <translation>清单另存为 PDF…</translation>
    </message>
</context>
<context>
    <name>Lists</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{city}, its districts</source>
        <translation>{city} 市辖区</translation>
    </message>
</context>
<context>
    <name>LockOverlay</name>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Locked. {user}, continue where you were.</source>
        <translation>已锁定。{user}，请继续之前的工作。</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Switch user</source>
        <translation>切换用户</translation>
    </message>
</context>
<context>
    <name>LogIn</name>
    <message>
        <source>Log in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>No password needed</source>
        <translation>无需密码</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Zhaoshangtong</source>
        <translation>招商通</translation>
    </message>
</context>
<context>
    <name>Look</name>
    <message>
        <source>A new one goes to the recycle bin, with investors, meetings and follow-ups that came for it alone; and with your next file also at the office that entered it.</source>
        <translation>新增的移入回收站，只因它而来的投资方、评审会和跟进记录一起移入；录入单位读入本单位下一个文件后也移入回收站。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>File of {unit} of {day}: {name}</source>
        <translation>{unit} {day} 的文件：{name}</translation>
    </message>
    <message>
        <source>I have looked at them; take them in all the same</source>
        <translation>已经看过，仍然读入</translation>
    </message>
    <message>
        <source>It is another unit&apos;s from now on, so this office cannot keep it.</source>
        <translation>它今后归别的单位，本单位不能留下它。</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>不采用所选</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>不采用</translation>
    </message>
    <message numerus="yes">
        <source>List %n more</source>
        <translation>
            <numerusform>再列出 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Name of a record</source>
        <translation>记录名称</translation>
    </message>
    <message>
        <source>No record that would change has this name.</source>
        <translation>会变化的记录里没有这个名称。</translation>
    </message>
    <message>
        <source>No record would change.</source>
        <translation>没有记录会变化。</translation>
    </message>
    <message numerus="yes">
        <source>None of the first %n has this name.</source>
        <translation>
            <numerusform>前 %n 条里没有这个名称。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing has been changed yet. %n record(s) would change:</source>
        <translation>
            <numerusform>还没有改动任何数据。读入后有 %n 条记录会变化：</numerusform>
        </translation>
    </message>
    <message>
        <source>Offices set it differently: take it in, then decide under “To decide” which value stays.</source>
        <translation>各单位填写不一致：请先读入，再到“待决定”里选定保留哪个值。</translation>
    </message>
    <message numerus="yes">
        <source>Search the other %n, too</source>
        <translation>
            <numerusform>再查其余 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Search the records</source>
        <translation>查找记录</translation>
    </message>
    <message>
        <source>Select the records that are to stay as they are.</source>
        <translation>请先在列表中选中要保持原样的记录。</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>读入</translation>
    </message>
    <message numerus="yes">
        <source>Take in %n file(s)</source>
        <translation>
            <numerusform>读入 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Take in after all</source>
        <translation>仍然采用</translation>
    </message>
    <message numerus="yes">
        <source>The first %n are listed.</source>
        <translation>
            <numerusform>只列出前 %n 条。</numerusform>
        </translation>
    </message>
    <message>
        <source>The last backup is older than a day: one is made first.</source>
        <translation>最近一天没有备份过：读入前会先做一次备份。</translation>
    </message>
    <message>
        <source>What is left out is put back as it is now, with what belongs to it, by a step of your own, which goes to the other offices and can be undone.</source>
        <translation>不采用的记录连同附属记录恢复成现在的样子，算作本单位的一次修改，会传到其他单位，也可以撤销。</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>将发生的变化</translation>
    </message>
</context>
<context>
    <name>LostKeys</name>
    <message>
        <source>Do so only when the keys and every recovery copy are gone for good. To the other offices this computer is a new one then: they take the new card, and both compare the 30 digits by telephone once more. No record is lost: what was not handed over yet is said again under the new card.</source>
        <translation>只在钥匙和所有恢复副本都找不回来时才这样做。对其他单位来说，这台电脑就成了一台新电脑：对方要读入新名片，双方在电话里重新核对30位数字。记录不会丢失：还没有送达的内容以新名片重新发出。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查看</translation>
    </message>
    <message>
        <source>Make a new card</source>
        <translation>重新制作</translation>
    </message>
    <message>
        <source>Make a new office card?</source>
        <translation>重新制作单位名片吗？</translation>
    </message>
    <message>
        <source>Make a new office card…</source>
        <translation>重新制作单位名片…</translation>
    </message>
    <message>
        <source>No record is lost. Until then this office can neither read nor write exchange files.</source>
        <translation>记录没有丢失；在此之前不能读入、写出交换文件。</translation>
    </message>
    <message>
        <source>Put the keys back from a recovery copy…</source>
        <translation>用恢复副本恢复钥匙…</translation>
    </message>
    <message>
        <source>There is a new card. Write it onto a stick for the other office, and compare the digits.</source>
        <translation>新名片已做好。请写到U盘上交给对方单位，并核对数字。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Cancelled; nothing was changed.</source>
        <translation>已取消，未作任何改动。</translation>
    </message>
    <message>
        <source>Drafts and settings cannot be kept on this computer ({reason}); they hold until you close.</source>
        <translation>草稿和设置无法保存到本机（{reason}），在关闭程序之前仍然有效。</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>立即锁定</translation>
    </message>
    <message>
        <source>Nothing had to be changed.</source>
        <translation>无需改动。</translation>
    </message>
    <message>
        <source>Switch user</source>
        <translation>切换用户</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Zhaoshangtong</source>
        <translation>招商通</translation>
    </message>
</context>
<context>
    <name>ManualWindow</name>
    <message>
        <source>Chapters</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>Look for a word  Ctrl+F</source>
        <translation>查找词语  Ctrl+F</translation>
    </message>
    <message>
        <source>Look for a word in the manual</source>
        <translation>在手册中查找</translation>
    </message>
    <message>
        <source>Text of the chapter</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>User&apos;s manual</source>
        <translation>使用手册</translation>
    </message>
</context>
<context>
    <name>MarkdownEditor</name>
    <message>
        <source>Bold</source>
        <translation>加粗</translation>
    </message>
    <message>
        <source>Emphasis</source>
        <translation>强调</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>源文本</translation>
    </message>
    <message>
        <source>Numbered points</source>
        <translation>编号列表</translation>
    </message>
    <message>
        <source>Picture…</source>
        <translation>图片…</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>项目符号</translation>
    </message>
    <message>
        <source>Quotation</source>
        <translation>引用</translation>
    </message>
    <message>
        <source>Show the text with its marks, as it is stored</source>
        <translation>显示带标记的源文本（按存储的样子）</translation>
    </message>
    <message>
        <source>Small heading</source>
        <translation>小标题</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Text of the chapter</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>This text has marks that only show here, such as links.</source>
        <translation>本章含有只能在源文本中显示的标记（如链接）。</translation>
    </message>
    <message>
        <source>Write here. Facts and policies are put in from the list on the right.</source>
        <translation>在此编写。数据和政策可从右侧列表插入。</translation>
    </message>
</context>
<context>
    <name>MaterialsTab</name>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>MeetingForm</name>
    <message>
        <source>Also present</source>
        <translation>列席</translation>
    </message>
    <message>
        <source>Begins at</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Chair</source>
        <translation>主持人</translation>
    </message>
    <message>
        <source>Change the meeting</source>
        <translation>修改评审会</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Enter the meeting</source>
        <translation>录入评审会</translation>
    </message>
    <message>
        <source>Judges</source>
        <translation>评委</translation>
    </message>
    <message>
        <source>Minutes issued on</source>
        <translation>印发日期</translation>
    </message>
    <message>
        <source>Minutes: what was said in general</source>
        <translation>纪要：会议总体情况</translation>
    </message>
    <message>
        <source>Names joined by 、</source>
        <translation>姓名之间用“、”隔开</translation>
    </message>
    <message>
        <source>New review meeting</source>
        <translation>新建评审会</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Recorder</source>
        <translation>记录人</translation>
    </message>
    <message>
        <source>Save the meeting</source>
        <translation>保存评审会</translation>
    </message>
    <message>
        <source>The day on the minutes and slips; empty: the day of the meeting.</source>
        <translation>印在会议纪要和督办单上；不填就用开会日期。</translation>
    </message>
    <message>
        <source>The units whose projects were on the agenda receive this text, too.</source>
        <translation>上会项目所属单位也会收到这段文字。</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>会议名称</translation>
    </message>
</context>
<context>
    <name>MeetingPanel</name>
    <message numerus="yes">
        <source>%n card(s) missing</source>
        <translation>
            <numerusform>缺%n张评分表</numerusform>
        </translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation>议程</translation>
    </message>
    <message>
        <source>All of them as files (PDF and Word)…</source>
        <translation>全部保存为文件（PDF 和 Word）…</translation>
    </message>
    <message numerus="yes">
        <source>Cards are missing on %n project(s). Confirm all the same?</source>
        <translation>
            <numerusform>有%n个项目缺评委评分，仍要确认吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>Chair: {name}</source>
        <translation>主持：{name}</translation>
    </message>
    <message>
        <source>Choose projects</source>
        <translation>选择项目</translation>
    </message>
    <message>
        <source>Conditions met</source>
        <translation>条件已落实</translation>
    </message>
    <message>
        <source>Conditions not met</source>
        <translation>条件未落实</translation>
    </message>
    <message>
        <source>Confirm the meeting</source>
        <translation>确认会议</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>From then on the meeting and its results count in bulletins</source>
        <translation>确认后，会议和评审结果计入专报、通报</translation>
    </message>
    <message>
        <source>Move down  Alt+↓</source>
        <translation>下移  Alt+↓</translation>
    </message>
    <message>
        <source>Move up  Alt+↑</source>
        <translation>上移  Alt+↑</translation>
    </message>
    <message>
        <source>No project is on the agenda yet.</source>
        <translation>议程中还没有项目。</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>会议材料</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Projects…</source>
        <translation>添加项目…</translation>
    </message>
    <message>
        <source>Put into the other one of that day</source>
        <translation>并入当天的另一次会议</translation>
    </message>
    <message>
        <source>Result…</source>
        <translation>评审结果…</translation>
    </message>
    <message>
        <source>Show the project</source>
        <translation>查看项目</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>移出议程</translation>
    </message>
    <message>
        <source>Take off the agenda  Delete</source>
        <translation>移出议程  Delete</translation>
    </message>
    <message>
        <source>Take the confirmation back</source>
        <translation>撤回确认</translation>
    </message>
    <message>
        <source>The bulletin of {month} has been issued. Confirm the meeting all the same?</source>
        <translation>{month} 的通报已经印发。仍要确认这次评审会吗？</translation>
    </message>
    <message>
        <source>These judges were there: enter their points, or that they stood aside.</source>
        <translation>这些评委出席了会议：请录入评分，或登记回避。</translation>
    </message>
    <message>
        <source>This office knows the results of its own projects. The judges&apos; points, the other projects and the papers of the meeting stay with the centre.</source>
        <translation>本单位能看到自己项目的评审结果；评委评分、其他项目和会议材料由中心掌握。</translation>
    </message>
    <message>
        <source>What was issued stays as it is. From now on the meeting counts in figures of that month; if the bulletin has to tell it, issue a correction.</source>
        <translation>已印发的内容不变；确认后，这次评审会计入该月的数字。需要在通报中说明的，请印发更正。</translation>
    </message>
    <message>
        <source>{project}: {judges}</source>
        <translation>{project}：{judges}</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>……另有 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Meetings</name>
    <message numerus="yes">
        <source>%n card(s)</source>
        <translation>
            <numerusform>%n 张评分表</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) more before there can be a result</source>
        <translation>
            <numerusform>还差 %n 张评分表才能得出结论</numerusform>
        </translation>
    </message>
    <message>
        <source>Chair</source>
        <translation>主持人</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>附加条件</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>发展方向</translation>
    </message>
    <message>
        <source>Economy</source>
        <translation>经济效益</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环保要求</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>产业类型</translation>
    </message>
    <message>
        <source>Judge</source>
        <translation>评委</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>评审会</translation>
    </message>
    <message>
        <source>No judge has given points yet; a result may be entered all the same.</source>
        <translation>还没有评委打分，也可以直接录入结果。</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Opinion</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>项目数</translation>
    </message>
    <message>
        <source>Recused</source>
        <translation>回避</translation>
    </message>
    <message>
        <source>Reported by</source>
        <translation>申报单位</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Society</source>
        <translation>社会效益</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>by {date}</source>
        <translation>{date} 前落实</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>met</source>
        <translation>已落实</translation>
    </message>
    <message>
        <source>recused</source>
        <translation>回避</translation>
    </message>
    <message>
        <source>results due</source>
        <translation>待录结果</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>待召开</translation>
    </message>
    <message>
        <source>to confirm</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>{score} points</source>
        <translation>{score} 分</translation>
    </message>
    <message>
        <source>{unit} reports them met on {date}, not confirmed yet</source>
        <translation>{unit}报 {date} 已落实，待确认</translation>
    </message>
</context>
<context>
    <name>MergeForm</name>
    <message>
        <source>Look for the project that stays</source>
        <translation>查找保留的项目</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Merge into this project</source>
        <translation>并入此项目</translation>
    </message>
    <message>
        <source>Project that stays</source>
        <translation>保留的项目</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close message</source>
        <translation>关闭消息</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{field}: {words}</source>
        <translation>{field}：{words}</translation>
    </message>
</context>
<context>
    <name>MoneyEdit</name>
    <message>
        <source>万元, or 1.2亿</source>
        <translation>万元，或 1.2亿</translation>
    </message>
</context>
<context>
    <name>MonthCalendar</name>
    <message>
        <source>Month after</source>
        <translation>下一月</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>上一月</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <translation>{year}年{month}</translation>
    </message>
</context>
<context>
    <name>MonthGrid</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 场</numerusform>
        </translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月历</translation>
    </message>
</context>
<context>
    <name>NextNumbers</name>
    <message>
        <source>It stands in the masthead: 总第 … 期.</source>
        <translation>印在报头：总第×期。</translation>
    </message>
    <message>
        <source>Next fortnightly report</source>
        <translation>下一期双周专报（期号）</translation>
    </message>
    <message>
        <source>Next letter</source>
        <translation>下一份函（文号）</translation>
    </message>
    <message>
        <source>Next monthly bulletin</source>
        <translation>下一期月度通报（期号）</translation>
    </message>
    <message>
        <source>Next numbers</source>
        <translation>期号和文号</translation>
    </message>
    <message>
        <source>Next public notice</source>
        <translation>下一份公示（文号）</translation>
    </message>
    <message>
        <source>Of {prefix}.</source>
        <translation>机关代字：{prefix}。</translation>
    </message>
    <message>
        <source>Save the numbers</source>
        <translation>保存期号和文号</translation>
    </message>
    <message>
        <source>The year that the numbers are counted in. What was issued elsewhere is not counted again.</source>
        <translation>期号和文号按这一年编排，接着以前已经印发的往下编，不重复。</translation>
    </message>
    <message>
        <source>Where the template gives notices a number.</source>
        <translation>模板给公示编文号时用。</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>of all there ever were</source>
        <translation>总期号</translation>
    </message>
</context>
<context>
    <name>Office</name>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>正在备份</translation>
    </message>
    <message>
        <source>Change password…</source>
        <translation>修改密码…</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>另选文件夹</translation>
    </message>
    <message>
        <source>Next numbers…</source>
        <translation>期号和文号…</translation>
    </message>
    <message>
        <source>Options…</source>
        <translation>选项…</translation>
    </message>
    <message>
        <source>Record of changes…</source>
        <translation>操作记录…</translation>
    </message>
    <message>
        <source>Recycle bin…</source>
        <translation>回收站…</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Rules of the office…</source>
        <translation>办公室规则…</translation>
    </message>
    <message>
        <source>The backup is in {path}.</source>
        <translation>备份已存入 {path}。</translation>
    </message>
    <message>
        <source>Today&apos;s backup was not made. {why}</source>
        <translation>今天的备份未完成。{why}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Users…</source>
        <translation>用户管理…</translation>
    </message>
    <message>
        <source>Wording of bulletins…</source>
        <translation>公文模板…</translation>
    </message>
</context>
<context>
    <name>OfficeBar</name>
    <message numerus="yes">
        <source>%n office(s) overdue</source>
        <translation>
            <numerusform>%n 个单位逾期</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Nobody is overdue.</source>
        <translation>没有单位逾期。</translation>
    </message>
    <message>
        <source>Not confirmed</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>Search the offices</source>
        <translation>查找单位</translation>
    </message>
    <message>
        <source>Search the offices  Ctrl+F</source>
        <translation>查找单位  Ctrl+F</translation>
    </message>
</context>
<context>
    <name>OfficeDialog</name>
    <message>
        <source>Nothing had to be changed.</source>
        <translation>无需改动。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>OfficePage</name>
    <message>
        <source>A responsible unit: a park, a subdistrict or a bureau</source>
        <translation>责任单位：园区、街道或委办局</translation>
    </message>
    <message>
        <source>As the centre assigned it, for instance HM01</source>
        <translation>由合作交流办统一编制，例如 HM01</translation>
    </message>
    <message>
        <source>Choose the city.</source>
        <translation>请选择城市。</translation>
    </message>
    <message>
        <source>Enter the code of the unit.</source>
        <translation>请填写单位代码。</translation>
    </message>
    <message>
        <source>Enter the name of the office.</source>
        <translation>请填写单位名称。</translation>
    </message>
    <message>
        <source>Every office keeps its own data; offices exchange them by USB stick.</source>
        <translation>各单位各自保存数据，通过U盘与合作交流办交换。</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Investors from here do not count as coming from outside</source>
        <translation>来自本市的投资方不计入市外</translation>
    </message>
    <message>
        <source>Name of the office</source>
        <translation>单位名称</translation>
    </message>
    <message>
        <source>Own city</source>
        <translation>所在城市</translation>
    </message>
    <message>
        <source>The centre: the Cooperation &amp;&amp; Exchange Office</source>
        <translation>中心：区合作交流办</translation>
    </message>
    <message>
        <source>Unit code</source>
        <translation>单位代码</translation>
    </message>
    <message>
        <source>Which office works with this program?</source>
        <translation>本机由哪个单位使用？</translation>
    </message>
</context>
<context>
    <name>OfficePanel</name>
    <message>
        <source>All computers of the office…</source>
        <translation>该单位的所有电脑…</translation>
    </message>
    <message>
        <source>Every record shows again what was entered and exchanged; nothing is lost.</source>
        <translation>让每条记录重新显示录入和交换得来的内容，不会丢失任何东西。</translation>
    </message>
    <message>
        <source>Let take part again</source>
        <translation>重新参加</translation>
    </message>
    <message>
        <source>Let take part again…</source>
        <translation>重新参加交换…</translation>
    </message>
    <message>
        <source>Let {computer} of {unit} take part again?</source>
        <translation>让{unit}的{computer}重新参加交换？</translation>
    </message>
    <message>
        <source>No record here was wrong: put them right at the other office, or restore its backup.</source>
        <translation>本机没有错误的记录：请在对方单位修正，或恢复对方的备份。</translation>
    </message>
    <message>
        <source>None of its computers takes part.</source>
        <translation>没有电脑参加交换。</translation>
    </message>
    <message>
        <source>Only if it was in nobody else&apos;s hands: what was entered there meanwhile counts, too, and it gets all that its office may know.</source>
        <translation>请确认它没有落入他人之手：其间在上面录入的内容也会生效，它也会收到该单位可以知道的全部内容。</translation>
    </message>
    <message>
        <source>Only who confirms for the centre does this.</source>
        <translation>只有代表中心确认的人员才能操作。</translation>
    </message>
    <message>
        <source>Put records right here</source>
        <translation>修正本机的记录</translation>
    </message>
    <message numerus="yes">
        <source>Put right: %n record(s). Exchange both ways again.</source>
        <translation>
            <numerusform>已修正 %n 条记录，请再双向交换一次。</numerusform>
        </translation>
    </message>
    <message>
        <source>Putting records right</source>
        <translation>正在修正记录</translation>
    </message>
    <message>
        <source>Shut out</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Shut out…</source>
        <translation>停用…</translation>
    </message>
    <message>
        <source>Shut {computer} of {unit} out of the exchange?</source>
        <translation>停用{unit}的{computer}，不让它再参加交换？</translation>
    </message>
    <message>
        <source>Shut {unit} out of the exchange?</source>
        <translation>停用{unit}，不让它再参加交换？</translation>
    </message>
    <message numerus="yes">
        <source>Takes part with %n computer(s).</source>
        <translation>
            <numerusform>有 %n 台电脑参加交换。</numerusform>
        </translation>
    </message>
    <message>
        <source>What it has sent so far stays. Its later files are refused everywhere, and it gets none any more. If it was a mistake, the centre can let it take part again.</source>
        <translation>它此前送来的内容保留，以后的文件各单位都不再接收，也不再有给它的文件。如果停错了，中心可以让它重新参加。</translation>
    </message>
    <message>
        <source>When a computer was lost or stolen, or the office takes part no more.</source>
        <translation>电脑丢失、被盗，或单位不再参加时使用。</translation>
    </message>
    <message>
        <source>When a computer was shut out by mistake, or was found again.</source>
        <translation>电脑被误停，或已找回时使用。</translation>
    </message>
    <message>
        <source>{computer} of {unit} is shut out; the other offices learn of it with the next files.</source>
        <translation>{unit}的{computer}已停用；其他单位读入下次的文件后得知。</translation>
    </message>
    <message>
        <source>{computer} of {unit} takes part again; it learns of it with the next file for its office.</source>
        <translation>{unit}的{computer}已重新参加交换；它读入给该单位的下一个文件后得知。</translation>
    </message>
    <message>
        <source>{computer}…</source>
        <translation>{computer}…</translation>
    </message>
    <message>
        <source>{unit} is shut out; the other offices learn of it with their next files.</source>
        <translation>{unit}已停用；其他单位读入下次的文件后得知。</translation>
    </message>
</context>
<context>
    <name>OfficeRules</name>
    <message>
        <source>A dimension below it asks for more material, whatever the sum.</source>
        <translation>任一维度低于此比例，无论总分多少，均须补充材料。</translation>
    </message>
    <message>
        <source>Conclusion of a review</source>
        <translation>评审结论</translation>
    </message>
    <message>
        <source>Direction of development</source>
        <translation>发展方向</translation>
    </message>
    <message>
        <source>Economic benefit</source>
        <translation>经济效益</translation>
    </message>
    <message>
        <source>Environmental demands</source>
        <translation>环保要求</translation>
    </message>
    <message>
        <source>Fewer ask for more material.</source>
        <translation>低于此分须补充材料。</translation>
    </message>
    <message>
        <source>Issuing</source>
        <translation>印发</translation>
    </message>
    <message>
        <source>Judges at least</source>
        <translation>最少评委人数</translation>
    </message>
    <message>
        <source>Kind of industry</source>
        <translation>产业类型</translation>
    </message>
    <message>
        <source>Least share of each dimension (%)</source>
        <translation>各维度最低得分率（%）</translation>
    </message>
    <message>
        <source>Off, one person may do both; both names are recorded either way.</source>
        <translation>不勾选时，同一人可以核对并印发；两人姓名都会记录。</translation>
    </message>
    <message>
        <source>Passed from (points)</source>
        <translation>通过分数线（分）</translation>
    </message>
    <message>
        <source>Points together</source>
        <translation>满分合计</translation>
    </message>
    <message>
        <source>Put the numbers of the supplied rules in; nothing is saved yet</source>
        <translation>填入程序自带的默认规则，尚不保存</translation>
    </message>
    <message>
        <source>Rules of the office</source>
        <translation>办公室规则</translation>
    </message>
    <message>
        <source>Save the rules</source>
        <translation>保存规则</translation>
    </message>
    <message>
        <source>Score card of a review: most points of each dimension</source>
        <translation>评分表：各维度满分</translation>
    </message>
    <message>
        <source>So many points or more.</source>
        <translation>达到此分及以上。</translation>
    </message>
    <message>
        <source>Social benefit</source>
        <translation>社会效益</translation>
    </message>
    <message>
        <source>Supplied rules</source>
        <translation>恢复默认规则</translation>
    </message>
    <message>
        <source>Together {total} of 100 points</source>
        <translation>合计 {total} 分，应为 100 分</translation>
    </message>
    <message>
        <source>Who checked a bulletin may not issue it</source>
        <translation>核对人不得印发同一期</translation>
    </message>
    <message>
        <source>With conditions from (points)</source>
        <translation>有条件通过分数线（分）</translation>
    </message>
    <message>
        <source>With fewer cards nothing is concluded.</source>
        <translation>评分表少于此数时不作结论。</translation>
    </message>
    <message>
        <source>With so many cards or more, these two are left out.</source>
        <translation>评分表达到此数时，去掉一个最高分和一个最低分。</translation>
    </message>
    <message>
        <source>Without highest and lowest from (judges)</source>
        <translation>去掉最高最低分的起始人数</translation>
    </message>
</context>
<context>
    <name>Offices</name>
    <message>
        <source>All offices</source>
        <translation>返回各单位</translation>
    </message>
    <message>
        <source>Before two offices exchange for the first time, each gives the other its card on a stick, and both compare 30 digits by telephone.</source>
        <translation>两个单位第一次交换之前，用U盘互相给一张单位名片，再通过电话核对 30 位数字。</translation>
    </message>
    <message>
        <source>Details and cards</source>
        <translation>详情和名片</translation>
    </message>
    <message>
        <source>It was entered among the units, too.</source>
        <translation>同时已登记到责任单位表。</translation>
    </message>
    <message>
        <source>No office is like this.</source>
        <translation>没有符合条件的单位。</translation>
    </message>
    <message>
        <source>No other office is trusted here yet. Exchange cards: on the right.</source>
        <translation>这里还没有信任的单位。请先交换名片：见右侧。</translation>
    </message>
    <message>
        <source>Office cards</source>
        <translation>单位名片</translation>
    </message>
    <message>
        <source>Offices</source>
        <translation>各单位</translation>
    </message>
    <message>
        <source>Offices of the exchange</source>
        <translation>交换单位一览</translation>
    </message>
    <message>
        <source>Other offices know this computer as {mark}.</source>
        <translation>在各单位看来，本机是电脑 {mark}。</translation>
    </message>
    <message>
        <source>Take an office card</source>
        <translation>读取单位名片</translation>
    </message>
    <message>
        <source>Take another office&apos;s card…</source>
        <translation>读取对方名片…</translation>
    </message>
    <message>
        <source>The card is in {path}. You may pull out the stick.</source>
        <translation>名片已写到 {path}，可以拔出U盘了。</translation>
    </message>
    <message>
        <source>Where to write the card</source>
        <translation>名片写到哪里</translation>
    </message>
    <message>
        <source>Write this office&apos;s card</source>
        <translation>写出本单位名片</translation>
    </message>
    <message>
        <source>{unit} is trusted from now on. Once it trusts this office too, write for it under “Exchange”.</source>
        <translation>从现在起信任{unit}。对方也核对完以后，就可以在“交换”里写给它了。</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>All changes together</source>
        <translation>各方修改合在一起</translation>
    </message>
    <message>
        <source>Delete the record</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Folder for backups</source>
        <translation>备份文件夹</translation>
    </message>
    <message>
        <source>Keep the record</source>
        <translation>不删除</translation>
    </message>
    <message>
        <source>Keep the value of {unit}</source>
        <translation>保留 {unit} 的值</translation>
    </message>
    <message>
        <source>Keep this one</source>
        <translation>保留这个</translation>
    </message>
    <message>
        <source>Lock after a pause of</source>
        <translation>空闲多久后锁定</translation>
    </message>
    <message>
        <source>Neither is right? Set the shares of all yourself.</source>
        <translation>都不对？请自己填写全部份额。</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Put together sentence by sentence</source>
        <translation>逐句合并</translation>
    </message>
    <message>
        <source>Save options</source>
        <translation>保存选项</translation>
    </message>
    <message>
        <source>Set the shares…</source>
        <translation>填写份额…</translation>
    </message>
    <message>
        <source>Shown for now</source>
        <translation>目前显示的值</translation>
    </message>
    <message>
        <source>The centre decides on this; it learns of your value with the next file. Keep the centre&apos;s value to take yours back.</source>
        <translation>这一项由中心决定，您的值随下次文件报给中心。要收回自己的值，请保留中心的值。</translation>
    </message>
    <message>
        <source>The difference</source>
        <translation>不一致之处</translation>
    </message>
    <message>
        <source>This is on the same drive as the data: another drive or a USB stick is safer.</source>
        <translation>此文件夹与数据在同一磁盘，放在另一磁盘或U盘上更稳妥。</translation>
    </message>
    <message>
        <source>What the offices set does not come to 100 % together. Set the shares of all yourself.</source>
        <translation>各单位填的份额合在一起不是 100%，请自己填写全部份额。</translation>
    </message>
    <message>
        <source>What you decide goes to all offices with the next files. Until then it can be taken back here; to change it later, edit the record.</source>
        <translation>决定随下一批文件传到各单位；在那之前可以在这里撤回，之后要改请直接修改记录。</translation>
    </message>
    <message>
        <source>by way of the centre</source>
        <translation>经中心转来</translation>
    </message>
    <message>
        <source>never</source>
        <translation>不锁定</translation>
    </message>
    <message>
        <source>{minute} by a clock that is wrong</source>
        <translation>{minute}（该电脑时钟不准）</translation>
    </message>
    <message>
        <source>{unit}, by way of the centre</source>
        <translation>{unit}（经中心转来）</translation>
    </message>
    <message>
        <source>{unit}, computer {mark}</source>
        <translation>{unit} · 电脑 {mark}</translation>
    </message>
</context>
<context>
    <name>OutputBar</name>
    <message>
        <source>Booklet</source>
        <translation>小册子</translation>
    </message>
    <message>
        <source>Edition {number}</source>
        <translation>第 {number} 版</translation>
    </message>
    <message>
        <source>Print edition {number}</source>
        <translation>打印 第 {number} 版</translation>
    </message>
    <message>
        <source>Print the whole handbook</source>
        <translation>打印 全书</translation>
    </message>
    <message>
        <source>Print this chapter</source>
        <translation>打印 本章</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>存为 PDF…</translation>
    </message>
    <message>
        <source>The whole handbook</source>
        <translation>全书</translation>
    </message>
    <message>
        <source>This chapter</source>
        <translation>本章</translation>
    </message>
    <message>
        <source>Two pages on each side of A4 paper, to be folded and stapled.</source>
        <translation>A4 纸每面两页，对折装订。</translation>
    </message>
    <message>
        <source>Visitor&apos;s edition…</source>
        <translation>来访版…</translation>
    </message>
    <message>
        <source>What to print</source>
        <translation>打印内容</translation>
    </message>
</context>
<context>
    <name>OutputPane</name>
    <message>
        <source>Back to the text</source>
        <translation>返回正文</translation>
    </message>
    <message>
        <source>Back to the text  Esc</source>
        <translation>返回正文  Esc</translation>
    </message>
    <message>
        <source>Freezing the edition</source>
        <translation>正在定版</translation>
    </message>
    <message>
        <source>Making the handbook</source>
        <translation>正在生成手册</translation>
    </message>
    <message>
        <source>Neither a fact nor a policy: {names}.</source>
        <translation>没有对应的数据或政策：{names}。</translation>
    </message>
    <message>
        <source>Not in force, left out: {names}.</source>
        <translation>不在有效期、未印入：{names}。</translation>
    </message>
    <message>
        <source>Past their date within 30 days: {names}.</source>
        <translation>30天内到有效期、请核对：{names}。</translation>
    </message>
    <message>
        <source>Past their date, printed with it: {names}.</source>
        <translation>已过有效期、印时注明截至日期：{names}。</translation>
    </message>
    <message>
        <source>Pictures that cannot be printed: {names}.</source>
        <translation>印不出的图片：{names}。</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>另存为 PDF</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>存为 PDF…</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>已保存到 {path}</translation>
    </message>
</context>
<context>
    <name>OverviewLists</name>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Days late</source>
        <translation>逾期天数</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>升降</translation>
    </message>
    <message>
        <source>Project or duty</source>
        <translation>项目或任务</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>名次</translation>
    </message>
    <message>
        <source>Rank before</source>
        <translation>上月名次</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Active projects by stage</source>
        <translation>各阶段在推项目</translation>
    </message>
    <message>
        <source>Claim ends</source>
        <translation>首报到期</translation>
    </message>
    <message>
        <source>Conditions reported as met</source>
        <translation>评审条件报已落实</translation>
    </message>
    <message>
        <source>Duty</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Enter the first project</source>
        <translation>录入第一个项目</translation>
    </message>
    <message>
        <source>Money in place</source>
        <translation>到位资金</translation>
    </message>
    <message>
        <source>Money in place by month</source>
        <translation>各月到位资金</translation>
    </message>
    <message>
        <source>Money in place by month (亿元)</source>
        <translation>各月到位资金（亿元）</translation>
    </message>
    <message>
        <source>Month after</source>
        <translation>下一月</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>上一月</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Nothing is due this week.</source>
        <translation>本周没有到期事项。</translation>
    </message>
    <message>
        <source>Nothing waits for confirmation.</source>
        <translation>没有待确认事项。</translation>
    </message>
    <message>
        <source>Past the day</source>
        <translation>逾期事项</translation>
    </message>
    <message>
        <source>Past the day: {count} in all</source>
        <translation>已逾期，共 {count} 项</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>排名</translation>
    </message>
    <message>
        <source>Review meeting</source>
        <translation>评审会</translation>
    </message>
    <message>
        <source>Stage reached</source>
        <translation>阶段进展</translation>
    </message>
    <message>
        <source>Target {target}</source>
        <translation>目标 {target}</translation>
    </message>
    <message>
        <source>There are no projects yet. The figures fill by themselves once there are some.</source>
        <translation>还没有项目。录入或导入项目后，这里的数字会自动生成。</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>Waits for confirmation</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>Year on year {change}</source>
        <translation>同比 {change}</translation>
    </message>
    <message>
        <source>{month}</source>
        <translation>{month}月</translation>
    </message>
    <message>
        <source>{value} 亿元</source>
        <translation>{value} 亿元</translation>
    </message>
    <message>
        <source>{year}, months 1–{month}</source>
        <translation>{year}年1—{month}月</translation>
    </message>
    <message>
        <source>亿元</source>
        <translation>亿元</translation>
    </message>
</context>
<context>
    <name>OwnValue</name>
    <message>
        <source>Another value</source>
        <translation>填写其他值</translation>
    </message>
    <message>
        <source>Choose one from the list.</source>
        <translation>请从列表里选一个。</translation>
    </message>
    <message>
        <source>Other values</source>
        <translation>其他值</translation>
    </message>
    <message>
        <source>Take these values</source>
        <translation>采用这些值</translation>
    </message>
    <message>
        <source>Take this value</source>
        <translation>采用这个值</translation>
    </message>
    <message>
        <source>This is no amount in 万元, for instance 15000 or 1.5亿.</source>
        <translation>这不是以万元计的金额，例如 15000 或 1.5亿。</translation>
    </message>
    <message>
        <source>This is no day, for instance 2022-03-15.</source>
        <translation>这不是日期，例如 2022-03-15。</translation>
    </message>
    <message>
        <source>This is no number, for instance 12.5.</source>
        <translation>这不是数字，应当像 12.5 这样。</translation>
    </message>
</context>
<context>
    <name>PageModel</name>
    <message>
        <source>Page {page}</source>
        <translation>第 {page} 页</translation>
    </message>
</context>
<context>
    <name>PageThumbnails</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>Paste</name>
    <message>
        <source>cannot be read: {text}</source>
        <translation>无法识别：{text}</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>没有名称</translation>
    </message>
    <message>
        <source>no valid credit code: {text}</source>
        <translation>信用代码不正确：{text}</translation>
    </message>
</context>
<context>
    <name>PastePeople</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message numerus="yes">
        <source>Add %n person(s)</source>
        <translation>
            <numerusform>添加 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名单</translation>
    </message>
    <message>
        <source>No unit is called {names}; these persons are added without a unit.</source>
        <translation>找不到单位：{names}；这些人员将不带单位添加。</translation>
    </message>
    <message>
        <source>One person a line with the unit, or names with 、 between; a column with 是 or √ signs them in.</source>
        <translation>每行一人并写明单位，或姓名之间用“、”隔开；有“是”或“√”一列的同时签到。</translation>
    </message>
    <message>
        <source>Paste names</source>
        <translation>粘贴名单</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>识别结果</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>{words} ?</source>
        <translation>{words}（未识别）</translation>
    </message>
</context>
<context>
    <name>PastePreview</name>
    <message numerus="yes">
        <source>%n line(s) can be entered.</source>
        <translation>
            <numerusform>%n 行可以录入。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) will be left out; the first column says why.</source>
        <translation>
            <numerusform>%n 行将被略过，原因见第一列。</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>Enter %n project(s)</source>
        <translation>
            <numerusform>录入 %n 个项目</numerusform>
        </translation>
    </message>
    <message>
        <source>Paste from a spreadsheet</source>
        <translation>从表格粘贴</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>The clipboard holds no table. Copy rows in Excel or WPS, headers included.</source>
        <translation>剪贴板里没有表格。请在 Excel 或 WPS 中连同表头一起复制。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>PdfFind</name>
    <message>
        <source>Enter goes to the next place, Shift+Enter to the one before</source>
        <translation>回车到下一处，Shift+回车到上一处</translation>
    </message>
    <message>
        <source>Find in the document</source>
        <translation>在文档中查找</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Place before</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>第 {place} 处，共 {count} 处</translation>
    </message>
</context>
<context>
    <name>PdfPreview</name>
    <message>
        <source>Fit width</source>
        <translation>适合宽度</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Page {page} of {count}</source>
        <translation>第 {page} 页，共 {count} 页</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Printing “{name}”</source>
        <translation>正在打印《{name}》</translation>
    </message>
    <message>
        <source>Show all pages small</source>
        <translation>显示所有页面的缩略图</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>The report appears here once it is made.</source>
        <translation>生成后在此显示。</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>整页</translation>
    </message>
</context>
<context>
    <name>PdfPrint</name>
    <message numerus="yes">
        <source>%n page(s) sent to the printer {printer}.</source>
        <translation>
            <numerusform>已将 %n 页送往打印机 {printer}。</numerusform>
        </translation>
    </message>
    <message>
        <source>Which pages:</source>
        <translation>页面：</translation>
    </message>
</context>
<context>
    <name>PeopleTree</name>
    <message>
        <source>Attendance</source>
        <translation>签到名单</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
</context>
<context>
    <name>PersonPage</name>
    <message>
        <source>A password has at least 6 characters.</source>
        <translation>密码至少 6 个字符。</translation>
    </message>
    <message>
        <source>At least 6 characters. Without one, whoever starts the program works under your name.</source>
        <translation>至少 6 个字符。不设密码时，打开程序的人都以您的名义操作。</translation>
    </message>
    <message>
        <source>Enter your name.</source>
        <translation>请填写您的姓名。</translation>
    </message>
    <message>
        <source>Every change is written down with this name. You will be able to add more people.</source>
        <translation>每次修改都会以此姓名记录。以后可以添加其他人员。</translation>
    </message>
    <message>
        <source>Password (optional)</source>
        <translation>密码（可不设）</translation>
    </message>
    <message>
        <source>The password once more</source>
        <translation>再次输入密码</translation>
    </message>
    <message>
        <source>The two passwords are not the same.</source>
        <translation>两次输入的密码不一致。</translation>
    </message>
    <message>
        <source>Who works here?</source>
        <translation>由谁使用？</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
</context>
<context>
    <name>PlacesTree</name>
    <message>
        <source>As printed</source>
        <translation>印出的</translation>
    </message>
    <message numerus="yes">
        <source>Chart “{name}”: %n change(s)</source>
        <translation>
            <numerusform>图“{name}”：%n 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Chart “{name}”: %n change(s) since it was issued</source>
        <translation>
            <numerusform>图“{name}”：印发后变化 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>更正后</translation>
    </message>
    <message>
        <source>What would be printed otherwise today</source>
        <translation>现在印出来会不同的地方</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message numerus="yes">
        <source>“{name}”: %n change(s)</source>
        <translation>
            <numerusform>“{name}”：%n 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{name}”: %n change(s) since it was issued</source>
        <translation>
            <numerusform>“{name}”：印发后变化 %n 处</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanForm</name>
    <message>
        <source>About the plan</source>
        <translation>计划说明</translation>
    </message>
    <message>
        <source>Save the plan</source>
        <translation>保存计划</translation>
    </message>
    <message>
        <source>Sessions offline</source>
        <translation>线下计划场次</translation>
    </message>
    <message>
        <source>Sessions online</source>
        <translation>线上计划场次</translation>
    </message>
    <message>
        <source>Stands under the title of the printed schedule</source>
        <translation>打印时列在标题下方</translation>
    </message>
    <message>
        <source>Training plan of {year}</source>
        <translation>{year}年培训计划</translation>
    </message>
</context>
<context>
    <name>PolicyForm</name>
    <message>
        <source>Add an industry</source>
        <translation>添加行业</translation>
    </message>
    <message>
        <source>Add the policy</source>
        <translation>添加政策</translation>
    </message>
    <message>
        <source>Codes with 、 between them; empty: for every industry.</source>
        <translation>行业代码，用、隔开；不填表示不限行业。</translation>
    </message>
    <message>
        <source>Document number</source>
        <translation>文号</translation>
    </message>
    <message>
        <source>Empty: for every size.</source>
        <translation>不填表示不限规模。</translation>
    </message>
    <message>
        <source>Empty: no end date.</source>
        <translation>不填表示长期有效。</translation>
    </message>
    <message>
        <source>For these industries</source>
        <translation>适用行业</translation>
    </message>
    <message>
        <source>Least investment (万元)</source>
        <translation>最低投资额（万元）</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>New policy</source>
        <translation>新增政策</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>政策</translation>
    </message>
    <message>
        <source>Printed at the end of</source>
        <translation>印在哪一章末尾</translation>
    </message>
    <message>
        <source>Save the policy</source>
        <translation>保存政策</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>有效期自</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>What it gives</source>
        <translation>内容</translation>
    </message>
</context>
<context>
    <name>PrintButton</name>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Print this list</source>
        <translation>打印此列表</translation>
    </message>
</context>
<context>
    <name>PrintPreview</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>about {n} min left</source>
        <translation>约剩 {n} 分钟</translation>
    </message>
    <message>
        <source>about {n} s left</source>
        <translation>约剩 {n} 秒</translation>
    </message>
</context>
<context>
    <name>ProgressPanel</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stopping; nothing will be left half done.</source>
        <translation>正在停止，不会留下做了一半的内容。</translation>
    </message>
</context>
<context>
    <name>ProjectColumns</name>
    <message>
        <source>Agreed (万元)</source>
        <translation>协议额（万元）</translation>
    </message>
    <message>
        <source>Another project has this number, too: open the record to give it another one.</source>
        <translation>另有项目用了同一个编号：打开记录可换编号。</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>专项行动</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>录入日期</translation>
    </message>
    <message>
        <source>Fixed (万元)</source>
        <translation>固投（万元）</translation>
    </message>
    <message>
        <source>Handler</source>
        <translation>承办人</translation>
    </message>
    <message>
        <source>In place (万元)</source>
        <translation>到位（万元）</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>Investors</source>
        <translation>投资方</translation>
    </message>
    <message>
        <source>Landing unit</source>
        <translation>落地单位</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源地</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>优质</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>待决定</translation>
    </message>
    <message>
        <source>Total (万元)</source>
        <translation>总投资（万元）</translation>
    </message>
    <message>
        <source>Two offices set these differently: {names}. Decide under “USB exchange”.</source>
        <translation>两个单位填的不一致：{names}。请到“U盘交换”里决定。</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>another project has this number, too</source>
        <translation>编号与另一项目重复</translation>
    </message>
    <message>
        <source>late by more than {days} days</source>
        <translation>逾期超过{days}天</translation>
    </message>
    <message>
        <source>late by up to {days} days</source>
        <translation>逾期不超过{days}天</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>{days} days late</source>
        <translation>逾期 {days} 天</translation>
    </message>
</context>
<context>
    <name>ProjectFilter</name>
    <message>
        <source>1 亿元 or more</source>
        <translation>1 亿元以上</translation>
    </message>
    <message>
        <source>10 亿元 or more</source>
        <translation>10 亿元以上</translation>
    </message>
    <message>
        <source>5 亿元 or more</source>
        <translation>5 亿元以上</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>专项行动</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>录入日期</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源地</translation>
    </message>
    <message>
        <source>Quality project</source>
        <translation>优质项目</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Total investment</source>
        <translation>总投资</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>last year</source>
        <translation>去年</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>this year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>ProjectForm</name>
    <message>
        <source>Campaign</source>
        <translation>专项行动</translation>
    </message>
    <message>
        <source>Change the project</source>
        <translation>修改项目</translation>
    </message>
    <message>
        <source>Codename</source>
        <translation>代号</translation>
    </message>
    <message>
        <source>Company name</source>
        <translation>企业名称</translation>
    </message>
    <message>
        <source>Enter project</source>
        <translation>录入项目</translation>
    </message>
    <message>
        <source>Fixed investment (万元)</source>
        <translation>固定资产投资（万元）</translation>
    </message>
    <message>
        <source>Handler</source>
        <translation>承办人</translation>
    </message>
    <message>
        <source>Hides the name until signing</source>
        <translation>签约前隐去名称</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>Investor, as far as known</source>
        <translation>投资方（已知部分）</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Landing unit</source>
        <translation>落地单位</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Next step due</source>
        <translation>下一步日期</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源地</translation>
    </message>
    <message>
        <source>Ownership</source>
        <translation>所有制</translation>
    </message>
    <message>
        <source>Park operator</source>
        <translation>园区运营商</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Project name</source>
        <translation>项目名称</translation>
    </message>
    <message>
        <source>Quality project</source>
        <translation>优质项目</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>保存项目</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源渠道</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>概述</translation>
    </message>
    <message>
        <source>Total investment (万元)</source>
        <translation>总投资（万元）</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>赛道</translation>
    </message>
    <message>
        <source>Unified social credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>Unit that reported it</source>
        <translation>首报单位</translation>
    </message>
    <message>
        <source>Why there is no code</source>
        <translation>无代码原因</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>ProjectList</name>
    <message>
        <source>Chosen projects</source>
        <translation>所选项目</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message numerus="yes">
        <source>Copied: %n project(s).</source>
        <translation>
            <numerusform>已复制 %n 个项目。</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter the first project</source>
        <translation>录入第一个项目</translation>
    </message>
    <message>
        <source>List of projects</source>
        <translation>项目清单</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>No project matches.</source>
        <translation>没有符合条件的项目。</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Projects stand here, from the first lead to production.</source>
        <translation>这里列出从线索到投产的全部项目。</translation>
    </message>
    <message>
        <source>Search in this list</source>
        <translation>在列表中搜索</translation>
    </message>
    <message>
        <source>Search in this list  Ctrl+F</source>
        <translation>在列表中搜索  Ctrl+F</translation>
    </message>
    <message>
        <source>The recycle bin is empty.</source>
        <translation>回收站是空的。</translation>
    </message>
    <message>
        <source>{count} in all</source>
        <translation>共{count}个</translation>
    </message>
    <message>
        <source>{count} in the list</source>
        <translation>共 {count} 项</translation>
    </message>
</context>
<context>
    <name>ProjectViews</name>
    <message>
        <source>All projects</source>
        <translation>全部项目</translation>
    </message>
    <message>
        <source>Due or overdue</source>
        <translation>本周及逾期</translation>
    </message>
    <message>
        <source>Key projects</source>
        <translation>重点项目</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的项目</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>暂缓</translation>
    </message>
    <message>
        <source>Recycle bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Terminated</source>
        <translation>已终止</translation>
    </message>
</context>
<context>
    <name>ProjectsPage</name>
    <message>
        <source>Name of the view (columns, filter and order are kept)</source>
        <translation>视图名称（保存列、筛选和排序）</translation>
    </message>
    <message>
        <source>Projects of this company</source>
        <translation>该企业的项目</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>保存此视图</translation>
    </message>
    <message>
        <source>With this account you can look at everything and change nothing.</source>
        <translation>此账号只能查看，不能修改。</translation>
    </message>
</context>
<context>
    <name>PutKeysBack</name>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Put the keys back</source>
        <translation>恢复钥匙</translation>
    </message>
    <message>
        <source>Recovery copy</source>
        <translation>恢复副本</translation>
    </message>
    <message>
        <source>The keys are back; the office goes on exchanging under its card.</source>
        <translation>钥匙已恢复，可以用原来的名片继续交换。</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>RecognitionForm</name>
    <message>
        <source>Amount (万元)</source>
        <translation>金额（万元）</translation>
    </message>
    <message>
        <source>Enter the amount</source>
        <translation>录入认定金额</translation>
    </message>
    <message>
        <source>Number of the document</source>
        <translation>批次文号</translation>
    </message>
    <message>
        <source>Recognised by the city</source>
        <translation>北京认定</translation>
    </message>
    <message>
        <source>Recognised on</source>
        <translation>认定日期</translation>
    </message>
</context>
<context>
    <name>Record</name>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>专项行动</translation>
    </message>
    <message>
        <source>Codename</source>
        <translation>代号</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>Credit code</source>
        <translation>信用代码</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>录入日期</translation>
    </message>
    <message>
        <source>Fixed investment</source>
        <translation>固定资产投资</translation>
    </message>
    <message>
        <source>Handler</source>
        <translation>承办人</translation>
    </message>
    <message>
        <source>Helped {unit}</source>
        <translation>攻坚：{unit}</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>Kept by</source>
        <translation>管理单位</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Landing unit</source>
        <translation>落地单位</translation>
    </message>
    <message>
        <source>Look at it again</source>
        <translation>复核日期</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源地</translation>
    </message>
    <message>
        <source>Recognised: {amount}</source>
        <translation>北京认定 {amount}</translation>
    </message>
    <message>
        <source>Referred to {unit}</source>
        <translation>推荐给{unit}</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源渠道</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>概述</translation>
    </message>
    <message>
        <source>Total investment</source>
        <translation>总投资</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>赛道</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Why handed over or put back</source>
        <translation>移交或退回原因</translation>
    </message>
    <message>
        <source>Why on hold</source>
        <translation>暂缓原因</translation>
    </message>
    <message>
        <source>Why terminated</source>
        <translation>终止原因</translation>
    </message>
    <message>
        <source>accepted {date}</source>
        <translation>{date} 接收</translation>
    </message>
    <message>
        <source>conditions met</source>
        <translation>条件已落实</translation>
    </message>
    <message>
        <source>due {date}</source>
        <translation>{date} 到期</translation>
    </message>
    <message>
        <source>fair-competition review {number}</source>
        <translation>公平竞争审查 {number}</translation>
    </message>
    <message>
        <source>lead</source>
        <translation>牵头</translation>
    </message>
    <message>
        <source>legal review {number}</source>
        <translation>合法性审查 {number}</translation>
    </message>
    <message>
        <source>next: {step}</source>
        <translation>下一步：{step}</translation>
    </message>
    <message>
        <source>not accepted yet</source>
        <translation>尚未接收</translation>
    </message>
    <message>
        <source>not confirmed yet</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>paid {amount}</source>
        <translation>已兑 {amount}</translation>
    </message>
    <message>
        <source>planned for {year}</source>
        <translation>{year} 年计划</translation>
    </message>
    <message>
        <source>{amount} 万元</source>
        <translation>{amount} 万元</translation>
    </message>
</context>
<context>
    <name>RecordActions</name>
    <message>
        <source>Accept</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>单位已核</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Confirm the stage</source>
        <translation>确认阶段</translation>
    </message>
    <message>
        <source>Confirm: met</source>
        <translation>确认已落实</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Go straight to {stage}</source>
        <translation>直接进入{stage}</translation>
    </message>
    <message>
        <source>Hand over to another unit…</source>
        <translation>移交其他单位…</translation>
    </message>
    <message>
        <source>Meeting…</source>
        <translation>会议…</translation>
    </message>
    <message>
        <source>Merge into another project…</source>
        <translation>并入其他项目…</translation>
    </message>
    <message>
        <source>Move to the recycle bin</source>
        <translation>移入回收站</translation>
    </message>
    <message>
        <source>Not met yet</source>
        <translation>尚未落实</translation>
    </message>
    <message>
        <source>One stage back…</source>
        <translation>退回上一阶段…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Papers…</source>
        <translation>会议材料…</translation>
    </message>
    <message>
        <source>Put on hold…</source>
        <translation>暂缓…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新启动</translation>
    </message>
    <message>
        <source>Return…</source>
        <translation>退回…</translation>
    </message>
    <message>
        <source>Reverse</source>
        <translation>冲销</translation>
    </message>
    <message>
        <source>Separate again</source>
        <translation>取消并入</translation>
    </message>
    <message>
        <source>Settle…</source>
        <translation>兑现…</translation>
    </message>
    <message>
        <source>Take up again</source>
        <translation>恢复推进</translation>
    </message>
    <message>
        <source>Terminate…</source>
        <translation>终止…</translation>
    </message>
</context>
<context>
    <name>RecordBody</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Agreements</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Bring to a meeting</source>
        <translation>提交评审会</translation>
    </message>
    <message>
        <source>Commitments</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>跟进</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>攻坚</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Investors and credit</source>
        <translation>投资方与归属</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>资金</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概况</translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation>认定</translation>
    </message>
    <message>
        <source>Referral</source>
        <translation>推荐</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>评审</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>份额</translation>
    </message>
    <message numerus="yes">
        <source>Show %n older follow-up(s)</source>
        <translation>
            <numerusform>显示更早的 %n 条跟进</numerusform>
        </translation>
    </message>
    <message>
        <source>Support</source>
        <translation>推荐、攻坚与认定</translation>
    </message>
</context>
<context>
    <name>RecordColumns</name>
    <message>
        <source>Amount (万元)</source>
        <translation>金额（万元）</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到位日期</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Confirmed (万元)</source>
        <translation>确认（万元）</translation>
    </message>
    <message>
        <source>Counts in</source>
        <translation>计入月份</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>Entered by</source>
        <translation>录入人</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>凭证</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Fulfilled on</source>
        <translation>兑现日期</translation>
    </message>
    <message>
        <source>Investor</source>
        <translation>投资方</translation>
    </message>
    <message>
        <source>Its date</source>
        <translation>下一步日期</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Paid (万元)</source>
        <translation>已兑（万元）</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Reversed</source>
        <translation>已冲销</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
</context>
<context>
    <name>RecordGaps</name>
    <message numerus="yes">
        <source>Incomplete for its stage: %n field(s) missing.</source>
        <translation>
            <numerusform>当前阶段资料不全：缺 %n 项。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordMarks</name>
    <message>
        <source>To decide</source>
        <translation>待决定</translation>
    </message>
    <message>
        <source>To decide: {names}</source>
        <translation>待决定：{names}</translation>
    </message>
    <message>
        <source>Two offices set this differently. See both values and decide.</source>
        <translation>两个单位填的不一样：点这里看两边的值并决定</translation>
    </message>
</context>
<context>
    <name>RecordNumber</name>
    <message>
        <source>This number was given twice: give this project the next one</source>
        <translation>编号重复：给本项目换成下一个编号</translation>
    </message>
    <message>
        <source>This number was given twice: give {project} the next one</source>
        <translation>编号重复：给“{project}”换成下一个编号</translation>
    </message>
    <message>
        <source>{projects} has the number {number}, too. The project that was entered first keeps it.</source>
        <translation>{projects}也用了编号{number}。先录入的项目保留这个编号。</translation>
    </message>
</context>
<context>
    <name>RecordPanel</name>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>跟进</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>This record is not in this office.</source>
        <translation>本单位没有这条记录。</translation>
    </message>
    <message>
        <source>Widen (Enter)</source>
        <translation>展开 (Enter)</translation>
    </message>
    <message>
        <source>in the recycle bin</source>
        <translation>在回收站中</translation>
    </message>
    <message>
        <source>merged into {title}</source>
        <translation>已并入{title}</translation>
    </message>
</context>
<context>
    <name>RecycleBin</name>
    <message numerus="yes">
        <source>%n record(s) put back</source>
        <translation>
            <numerusform>已还原 %n 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>删除时间</translation>
    </message>
    <message>
        <source>Deleted records</source>
        <translation>已删除的记录</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Part of the name</source>
        <translation>名称中的字词</translation>
    </message>
    <message numerus="yes">
        <source>Put %n record(s) back</source>
        <translation>
            <numerusform>还原 %n 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Recycle bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>The recycle bin is empty.</source>
        <translation>回收站是空的。</translation>
    </message>
    <message>
        <source>These are the {count} records deleted last.</source>
        <translation>显示最近删除的 {count} 条记录。</translation>
    </message>
</context>
<context>
    <name>ReferralForm</name>
    <message>
        <source>Accepted on</source>
        <translation>接收日期</translation>
    </message>
    <message>
        <source>From unit</source>
        <translation>推荐单位</translation>
    </message>
    <message>
        <source>Refer the project</source>
        <translation>推荐项目</translation>
    </message>
    <message>
        <source>Referral</source>
        <translation>推荐</translation>
    </message>
    <message>
        <source>Referred on</source>
        <translation>推荐日期</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>To unit</source>
        <translation>接收单位</translation>
    </message>
</context>
<context>
    <name>RefusedRows</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Save the refused rows, mend them in Excel or WPS, and import that file.</source>
        <translation>保存未通过的行，用 Excel 或 WPS 改好后再导入该文件。</translation>
    </message>
    <message>
        <source>Save the refused rows…</source>
        <translation>保存未通过的行…</translation>
    </message>
    <message>
        <source>What came of {name}</source>
        <translation>{name} 的导入结果</translation>
    </message>
</context>
<context>
    <name>Registers</name>
    <message>
        <source>Duties…</source>
        <translation>责任清单…</translation>
    </message>
    <message>
        <source>Investors…</source>
        <translation>投资方…</translation>
    </message>
    <message>
        <source>Review meetings…</source>
        <translation>评审会…</translation>
    </message>
    <message>
        <source>Units and targets…</source>
        <translation>单位与目标…</translation>
    </message>
    <message>
        <source>Why a figure has changed…</source>
        <translation>数据变化原因…</translation>
    </message>
    <message>
        <source>Write a letter…</source>
        <translation>写函…</translation>
    </message>
</context>
<context>
    <name>ReportArchive</name>
    <message>
        <source>Another one has this number, too, as happens when a backup was put back. Declare one of the two void.</source>
        <translation>另有一份也是这个编号，恢复备份以后可能出现这种情况。请将其中一份作废。</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>档案</translation>
    </message>
    <message>
        <source>Checked by {name}, and records were changed since. Make it again to see whether that holds.</source>
        <translation>{name}核对之后，数据又有改动。请重新生成，看核对是否仍然有效。</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>已更正</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Give up the draft</source>
        <translation>放弃草稿</translation>
    </message>
    <message>
        <source>Make it and look at it</source>
        <translation>生成并查看</translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation>第 {number} 期</translation>
    </message>
    <message>
        <source>Number given twice</source>
        <translation>编号重复</translation>
    </message>
    <message>
        <source>To be made again</source>
        <translation>需重新生成</translation>
    </message>
</context>
<context>
    <name>ReportBlocks</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Left empty, nothing is printed here.</source>
        <translation>留空则不印。</translation>
    </message>
    <message>
        <source>Paragraphs</source>
        <translation>段落</translation>
    </message>
    <message>
        <source>Put the new figures in</source>
        <translation>换成新数据</translation>
    </message>
    <message>
        <source>Save the words</source>
        <translation>保存文字</translation>
    </message>
    <message>
        <source>Take what the figures say</source>
        <translation>恢复自动文字</translation>
    </message>
    <message>
        <source>The figures have changed since this was written: {pairs}</source>
        <translation>改写以后数据有变化：{pairs}</translation>
    </message>
    <message>
        <source>The figures write no such paragraph any more; what was written is kept.</source>
        <translation>按现在的数据已不印这一段；改写的文字仍保留。</translation>
    </message>
    <message>
        <source>What is printed</source>
        <translation>印出的文字</translation>
    </message>
    <message>
        <source>What the figures say</source>
        <translation>由数据生成的文字</translation>
    </message>
    <message>
        <source>What the figures say has changed since this was written.</source>
        <translation>改写以后，由数据生成的说法已经不同。</translation>
    </message>
    <message>
        <source>Words of “{title}”</source>
        <translation>《{title}》的文字</translation>
    </message>
    <message>
        <source>no longer in the report</source>
        <translation>通报中已无此段</translation>
    </message>
    <message>
        <source>nothing written</source>
        <translation>没有文字</translation>
    </message>
    <message>
        <source>the figures have changed</source>
        <translation>数据已变化</translation>
    </message>
    <message>
        <source>worded here</source>
        <translation>已改写</translation>
    </message>
</context>
<context>
    <name>ReportDesk</name>
    <message>
        <source>The words are saved, and the report is made again with them.</source>
        <translation>文字已保存，报告已按新文字重新生成。</translation>
    </message>
    <message>
        <source>The words are saved; the report was not made again with them.</source>
        <translation>文字已保存，报告尚未按新文字重新生成。</translation>
    </message>
</context>
<context>
    <name>ReportOutput</name>
    <message>
        <source>Save as a Word file</source>
        <translation>存为 Word 文件</translation>
    </message>
    <message>
        <source>Save the tables as a workbook</source>
        <translation>把表格存为工作簿</translation>
    </message>
    <message>
        <source>Writing the Word file</source>
        <translation>正在写 Word 文件</translation>
    </message>
    <message>
        <source>Writing the workbook</source>
        <translation>正在写工作簿</translation>
    </message>
</context>
<context>
    <name>ReportPanel</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>共 %n 页</numerusform>
        </translation>
    </message>
    <message>
        <source>A trial print: the centre checks and issues reports.</source>
        <translation>这是试印：由中心核对并印发。</translation>
    </message>
    <message>
        <source>A trial print: {number} of {day} stands for this period and never changes.</source>
        <translation>此为试印稿：本期间已于 {day} 印发{number}，不再改变。</translation>
    </message>
    <message>
        <source>Back to draft</source>
        <translation>退回草稿</translation>
    </message>
    <message>
        <source>Change the words…</source>
        <translation>改写文字…</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Check the pages and these figures; a click shows the list behind a figure.</source>
        <translation>请核对版面和下列数字；点数字可看明细。</translation>
    </message>
    <message>
        <source>Check the pages.</source>
        <translation>请核对版面。</translation>
    </message>
    <message>
        <source>Choose the period and make the report; nothing is frozen before it is issued.</source>
        <translation>选择期间并生成；印发之前什么都不会固定。</translation>
    </message>
    <message>
        <source>Correct again…</source>
        <translation>再次更正…</translation>
    </message>
    <message>
        <source>Corrected by {number} of {day}</source>
        <translation>已由{number}更正（{day}）</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>更正…</translation>
    </message>
    <message>
        <source>Excel…</source>
        <translation>Excel…</translation>
    </message>
    <message>
        <source>Figures and words are right</source>
        <translation>核对无误</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>印发</translation>
    </message>
    <message>
        <source>Issue {number}</source>
        <translation>印发{number}</translation>
    </message>
    <message>
        <source>Issued by {name}</source>
        <translation>{name} 印发</translation>
    </message>
    <message>
        <source>Issuing takes the number and freezes figures, pages and files.</source>
        <translation>印发后占用期号，数字、页面和文件随即固定。</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Make it again</source>
        <translation>重新生成</translation>
    </message>
    <message>
        <source>Make the report</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>On the page: {title}</source>
        <translation>当前显示：{title}</translation>
    </message>
    <message>
        <source>PDF…</source>
        <translation>PDF…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>另存为 PDF</translation>
    </message>
    <message>
        <source>Save as a Word file, to be edited</source>
        <translation>存为可以修改的 Word 文件</translation>
    </message>
    <message>
        <source>Save the tables as a workbook</source>
        <translation>把表格存为工作簿</translation>
    </message>
    <message>
        <source>Take the check back, to look through it once more</source>
        <translation>撤回核对，再看一遍</translation>
    </message>
    <message>
        <source>This is the very file that was issued, and these are its frozen figures.</source>
        <translation>这是印发时的原文件，下列为当时固定的数字。</translation>
    </message>
    <message>
        <source>This is the very file that was issued.</source>
        <translation>这是印发时的原文件。</translation>
    </message>
    <message>
        <source>Trial print</source>
        <translation>试印稿</translation>
    </message>
    <message>
        <source>Void: {reason}</source>
        <translation>作废原因：{reason}</translation>
    </message>
    <message>
        <source>Void…</source>
        <translation>作废…</translation>
    </message>
    <message>
        <source>Word…</source>
        <translation>Word…</translation>
    </message>
    <message>
        <source>Write parts of the report yourself, and word its paragraphs otherwise</source>
        <translation>自己撰写有关部分，或改写由数据生成的段落</translation>
    </message>
    <message>
        <source>You checked it yourself; by the rules of the office somebody else issues it.</source>
        <translation>您已核对本期；按办公室规则，须由他人印发。</translation>
    </message>
    <message>
        <source>▲ Records were changed since. Make it again.</source>
        <translation>▲ 生成之后数据又有改动，请重新生成。</translation>
    </message>
    <message>
        <source>▲ The words were changed since. Make it again to print them.</source>
        <translation>▲ 文字已改，重新生成后印出。</translation>
    </message>
</context>
<context>
    <name>ReportPeriod</name>
    <message>
        <source>Fortnight</source>
        <translation>双周</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Month {number}</source>
        <translation>{number} 月</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年度</translation>
    </message>
</context>
<context>
    <name>ReportShelf</name>
    <message>
        <source>Archive</source>
        <translation>档案</translation>
    </message>
    <message>
        <source>Find in the archive</source>
        <translation>在档案中查找</translation>
    </message>
    <message>
        <source>Kinds of reports</source>
        <translation>报表种类</translation>
    </message>
    <message>
        <source>Nothing has been issued yet.</source>
        <translation>尚未印发任何文件。</translation>
    </message>
    <message>
        <source>Nothing in the archive has “{words}”, neither its title nor its text.</source>
        <translation>档案里没有找到“{words}”，标题和正文中都没有。</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Title, period, number, text</source>
        <translation>标题、期间、期号、正文</translation>
    </message>
</context>
<context>
    <name>ReportTold</name>
    <message>
        <source>What is known of it</source>
        <translation>说明与数字</translation>
    </message>
</context>
<context>
    <name>ReportWork</name>
    <message>
        <source>Figures and words are right</source>
        <translation>核对无误</translation>
    </message>
    <message>
        <source>Is “{title}” right all the same?</source>
        <translation>仍然确认《{title}》核对无误？</translation>
    </message>
    <message>
        <source>Issue {number}</source>
        <translation>印发{number}</translation>
    </message>
    <message>
        <source>Issue “{title}” as {number}?</source>
        <translation>将《{title}》作为{number}印发？</translation>
    </message>
    <message>
        <source>Issuing the report</source>
        <translation>正在印发</translation>
    </message>
    <message>
        <source>Making the report</source>
        <translation>正在生成</translation>
    </message>
    <message>
        <source>The number is taken and the figures are frozen; later edits never change this report.</source>
        <translation>编号即被占用，数字即被固定；以后的修改不会改变本期。</translation>
    </message>
    <message>
        <source>“{title}” is issued as {number}.</source>
        <translation>《{title}》已印发，{number}。</translation>
    </message>
</context>
<context>
    <name>ResetPassword</name>
    <message>
        <source>At least 6 characters; empty = no password</source>
        <translation>至少 6 个字符；留空表示不设密码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>New password for {name}</source>
        <translation>重置 {name} 的密码</translation>
    </message>
    <message>
        <source>Set password</source>
        <translation>设置密码</translation>
    </message>
    <message>
        <source>The new password once more</source>
        <translation>再次输入新密码</translation>
    </message>
</context>
<context>
    <name>Restore</name>
    <message numerus="yes">
        <source>%n attachment(s)</source>
        <translation>
            <numerusform>%n 个附件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n investor(s)</source>
        <translation>
            <numerusform>%n 个投资方</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n project(s)</source>
        <translation>
            <numerusform>%n 个项目</numerusform>
        </translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>其他文件…</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Backups (*.zip)</source>
        <translation>备份文件 (*.zip)</translation>
    </message>
    <message>
        <source>Backups in {folder}</source>
        <translation>{folder} 中的备份</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Checking the backup…</source>
        <translation>正在核对备份…</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>选择备份</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>备份时间</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>项目数</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Restore this backup</source>
        <translation>恢复此备份</translation>
    </message>
    <message>
        <source>Restoring the backup…</source>
        <translation>正在恢复备份…</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>There is no backup in this folder; choose another file.</source>
        <translation>此文件夹中没有备份，请选择其他文件。</translation>
    </message>
    <message>
        <source>This file is not a backup of this program, or it is damaged.</source>
        <translation>此文件不是本程序的备份，或已损坏。</translation>
    </message>
    <message>
        <source>What was entered since then is not in it. The present data is kept as a file beside it.</source>
        <translation>备份之后录入的内容不在其中。现有数据会作为文件保留在数据文件夹中。</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>last change {when}</source>
        <translation>最后修改 {when}</translation>
    </message>
</context>
<context>
    <name>ResultForm</name>
    <message>
        <source>All are met</source>
        <translation>已全部落实</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>附加条件</translation>
    </message>
    <message>
        <source>Conditions met</source>
        <translation>条件落实</translation>
    </message>
    <message>
        <source>Opinion</source>
        <translation>评审意见</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Result: {project}</source>
        <translation>评审结果：{project}</translation>
    </message>
    <message>
        <source>Save the result</source>
        <translation>保存结果</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>To be met by</source>
        <translation>落实期限</translation>
    </message>
    <message>
        <source>Veto</source>
        <translation>否决项</translation>
    </message>
    <message>
        <source>With a day they become a duty of the project&apos;s unit.</source>
        <translation>填写期限后，条件会列入项目单位的责任清单。</translation>
    </message>
</context>
<context>
    <name>ResultList</name>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>ReturnForm</name>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Return the money to the unit</source>
        <translation>将到位资金退回单位</translation>
    </message>
</context>
<context>
    <name>ReviewMeetings</name>
    <message>
        <source>A review meeting is prepared here: agenda, judges, papers, results and minutes.</source>
        <translation>在这里筹备评审会：议程、评委、会议材料、评审结果和纪要。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Call the first meeting</source>
        <translation>新建第一次评审会</translation>
    </message>
    <message>
        <source>Choose a meeting on the left.</source>
        <translation>请在左边选择一次会议。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>New meeting</source>
        <translation>新建评审会</translation>
    </message>
    <message>
        <source>No meeting matches.</source>
        <translation>没有符合的会议。</translation>
    </message>
    <message>
        <source>Not confirmed yet</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>Review meetings</source>
        <translation>评审会</translation>
    </message>
    <message>
        <source>Search the meetings</source>
        <translation>搜索评审会</translation>
    </message>
    <message>
        <source>The centre keeps the review meetings; none is known here.</source>
        <translation>评审会由合作交流办组织，本机还没有收到评审会记录。</translation>
    </message>
    <message>
        <source>Title, day, place or chair</source>
        <translation>名称、日期、地点或主持人</translation>
    </message>
</context>
<context>
    <name>ReviewOutput</name>
    <message numerus="yes">
        <source>%n file(s) written to {folder}</source>
        <translation>
            <numerusform>已写入 {folder}，共 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Files of these names were there and stay; the new ones end with ({number}).</source>
        <translation>文件夹里已有同名文件，原文件保留，新文件名末尾带“({number})”。</translation>
    </message>
    <message>
        <source>Folder for the papers of the meeting</source>
        <translation>会议材料存放的文件夹</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Paper of the meeting</source>
        <translation>生成会议材料</translation>
    </message>
    <message>
        <source>Writing the papers of the meeting</source>
        <translation>正在生成会议材料</translation>
    </message>
</context>
<context>
    <name>RuleBar</name>
    <message>
        <source>All differences</source>
        <translation>全部不一致</translation>
    </message>
    <message>
        <source>Always the centre&apos;s</source>
        <translation>都以中心为准</translation>
    </message>
    <message>
        <source>Always the newest</source>
        <translation>都以最新为准</translation>
    </message>
    <message>
        <source>Always the unit&apos;s</source>
        <translation>都以单位为准</translation>
    </message>
    <message numerus="yes">
        <source>Decide %n by this rule</source>
        <translation>
            <numerusform>按此规则决定 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Kind of difference</source>
        <translation>不一致的种类</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>以后再说</translation>
    </message>
</context>
<context>
    <name>SaveKeyCopy</name>
    <message>
        <source>At least {least} characters. Without it the copy cannot be opened: note it down.</source>
        <translation>至少{least}个字符。没有口令就打不开副本，请记下来。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Recovery copy of the keys of {unit}</source>
        <translation>{unit}钥匙恢复副本</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save a recovery copy of the keys</source>
        <translation>保存钥匙的恢复副本</translation>
    </message>
    <message>
        <source>The keys of this office are on this computer alone. Should its disk fail, the office can only go on exchanging under its card with this copy. Keep it apart from the computer, on a stick in the safe.</source>
        <translation>本单位的钥匙只在这台电脑上。电脑的硬盘坏了，只有靠这个副本才能用原来的名片继续交换。请把副本和电脑分开存放，例如存在U盘上，锁进保险柜。</translation>
    </message>
    <message>
        <source>The passphrase once more</source>
        <translation>再输入一次口令</translation>
    </message>
    <message>
        <source>The recovery copy is {path}. Keep it and its passphrase apart from this computer.</source>
        <translation>恢复副本已保存为 {path}。请把它和口令同这台电脑分开保管。</translation>
    </message>
    <message>
        <source>This folder is on the same drive as the data: both would be lost together.</source>
        <translation>这个文件夹和数据在同一个硬盘上，会一起丢失。</translation>
    </message>
    <message>
        <source>Where to save the copy</source>
        <translation>副本存放位置</translation>
    </message>
</context>
<context>
    <name>SavePdf</name>
    <message>
        <source>No font has: {characters}</source>
        <translation>没有字体含有：{characters}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>另存为 PDF</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>已保存到 {path}</translation>
    </message>
    <message>
        <source>{character} in “{text}”</source>
        <translation>{character}（见“{text}”）</translation>
    </message>
</context>
<context>
    <name>ScheduleOutput</name>
    <message>
        <source>Calendar (*.ics)</source>
        <translation>日历 (*.ics)</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF 文档 (*.pdf)</translation>
    </message>
    <message>
        <source>Save the training schedule</source>
        <translation>保存培训计划</translation>
    </message>
    <message>
        <source>Spreadsheet (*.xlsx)</source>
        <translation>电子表格 (*.xlsx)</translation>
    </message>
    <message>
        <source>Training schedule of {year}</source>
        <translation>{year}年培训计划</translation>
    </message>
    <message>
        <source>Writing the training schedule</source>
        <translation>正在生成培训计划</translation>
    </message>
</context>
<context>
    <name>ScoreSheet</name>
    <message>
        <source>Add judges</source>
        <translation>添加评委</translation>
    </message>
    <message>
        <source>Add the judges; then their points are written in here.</source>
        <translation>先添加评委，再在这里录入各项得分。</translation>
    </message>
    <message>
        <source>Choose a project of the agenda.</source>
        <translation>请在议程中选择一个项目。</translation>
    </message>
    <message>
        <source>Judges to add</source>
        <translation>要添加的评委</translation>
    </message>
    <message>
        <source>Names of judges, joined by 、</source>
        <translation>评委姓名，用“、”隔开</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Points are entered once the meeting was held.</source>
        <translation>会议召开后才能录入得分。</translation>
    </message>
    <message>
        <source>Points of the judges</source>
        <translation>评委评分</translation>
    </message>
    <message>
        <source>Points: {project}</source>
        <translation>评分：{project}</translation>
    </message>
    <message>
        <source>Take judges off</source>
        <translation>移出评委</translation>
    </message>
    <message>
        <source>Take the selected judges off the meeting, with the points they gave</source>
        <translation>把选中的评委连同评分移出本次会议</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Not found yet: {count} changes that have just been taken in, for a moment.</source>
        <translation>刚收到的 {count} 条还在整理，稍后就能搜到。</translation>
    </message>
    <message>
        <source>Nothing found. Try fewer letters, or the initials of the pinyin.</source>
        <translation>没有找到。可少输几个字，或输入拼音首字母。</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search projects, companies, follow-ups…  Ctrl+K</source>
        <translation>搜索 项目、企业、跟进…  Ctrl+K</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>搜索结果</translation>
    </message>
</context>
<context>
    <name>SelectionSums</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>已选 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SessionColumns</name>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>培训对象</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>学时</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Organised by</source>
        <translation>组织单位</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>讲师</translation>
    </message>
    <message>
        <source>The day has gone: was it held?</source>
        <translation>日期已过，请确认是否已举办</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
</context>
<context>
    <name>SessionForm</name>
    <message>
        <source>Begins at</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Change the training</source>
        <translation>修改培训</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Ends at</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Enter training</source>
        <translation>保存新培训</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>培训反馈</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>培训对象</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>学时</translation>
    </message>
    <message>
        <source>If it takes several days</source>
        <translation>跨天培训时填写</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Materials</source>
        <translation>培训资料</translation>
    </message>
    <message>
        <source>New training</source>
        <translation>新建培训</translation>
    </message>
    <message>
        <source>Organised by</source>
        <translation>组织单位</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Save training</source>
        <translation>保存培训</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>讲师</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>主题</translation>
    </message>
</context>
<context>
    <name>SessionMenu</name>
    <message>
        <source>Back to planned</source>
        <translation>恢复为计划</translation>
    </message>
    <message>
        <source>Cancel the training</source>
        <translation>取消培训</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Mark as held</source>
        <translation>标记为已举办</translation>
    </message>
    <message>
        <source>Move to the recycle bin</source>
        <translation>移入回收站</translation>
    </message>
    <message>
        <source>New training</source>
        <translation>新建培训</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>还原</translation>
    </message>
</context>
<context>
    <name>SessionPanel</name>
    <message>
        <source>Attendance</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>概况</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>培训反馈</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>培训对象</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>学时</translation>
    </message>
    <message>
        <source>Mark as held</source>
        <translation>标记为已举办</translation>
    </message>
    <message>
        <source>Materials</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Organised by</source>
        <translation>组织单位</translation>
    </message>
    <message>
        <source>Parts of the training</source>
        <translation>培训内容</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>讲师</translation>
    </message>
    <message>
        <source>This record is not in this office.</source>
        <translation>本单位没有这条记录。</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>in the recycle bin</source>
        <translation>在回收站中</translation>
    </message>
</context>
<context>
    <name>SettleForm</name>
    <message>
        <source>Fulfilled on</source>
        <translation>兑现日期</translation>
    </message>
    <message>
        <source>Paid so far (万元)</source>
        <translation>已兑金额（万元）</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>ShareForm</name>
    <message>
        <source>Add a unit</source>
        <translation>增加单位</translation>
    </message>
    <message>
        <source>Credit of the units</source>
        <translation>单位归属</translation>
    </message>
    <message>
        <source>Divide evenly</source>
        <translation>平均分配</translation>
    </message>
    <message>
        <source>Set the shares</source>
        <translation>保存份额</translation>
    </message>
    <message>
        <source>Shares and credit</source>
        <translation>份额与归属</translation>
    </message>
    <message>
        <source>Shares of the investors</source>
        <translation>投资方份额</translation>
    </message>
</context>
<context>
    <name>ShownLists</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>已选 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Search: {words}</source>
        <translation>查找：{words}</translation>
    </message>
</context>
<context>
    <name>SideMove</name>
    <message>
        <source>Approved by</source>
        <translation>批准人</translation>
    </message>
    <message>
        <source>Look at it again on</source>
        <translation>复核日期</translation>
    </message>
    <message>
        <source>Move one stage back</source>
        <translation>退回上一阶段</translation>
    </message>
    <message>
        <source>Promises not yet fulfilled:</source>
        <translation>尚未兑现的承诺：</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation>暂缓</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Terminate the project</source>
        <translation>终止项目</translation>
    </message>
</context>
<context>
    <name>SlipForm</name>
    <message>
        <source>Given out on</source>
        <translation>交办日期</translation>
    </message>
    <message>
        <source>Make the slips</source>
        <translation>生成督办单</translation>
    </message>
    <message>
        <source>Task slips</source>
        <translation>督办单</translation>
    </message>
    <message>
        <source>The slips bear this day, and how late the duties were on it. To print them once more as they were, give the day of the first print.</source>
        <translation>督办单落款用这一天，亮灯和逾期天数也算到这一天；要照原样重印，填第一次印的日期。</translation>
    </message>
</context>
<context>
    <name>StageFields</name>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Amount (万元)</source>
        <translation>金额（万元）</translation>
    </message>
    <message>
        <source>Basis: {stage}</source>
        <translation>依据：{stage}</translation>
    </message>
    <message>
        <source>Commitment of the government</source>
        <translation>政府承诺</translation>
    </message>
    <message>
        <source>Commitments</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Company name</source>
        <translation>企业名称</translation>
    </message>
    <message>
        <source>Date: {stage}</source>
        <translation>日期：{stage}</translation>
    </message>
    <message>
        <source>Energy a year (tce)</source>
        <translation>年综合能耗（吨标准煤）</translation>
    </message>
    <message>
        <source>Environmental category</source>
        <translation>环评类别</translation>
    </message>
    <message>
        <source>Fair-competition review: date</source>
        <translation>公平竞争审查日期</translation>
    </message>
    <message>
        <source>Fair-competition review: number</source>
        <translation>公平竞争审查文号</translation>
    </message>
    <message>
        <source>First contact: what was done</source>
        <translation>首次洽谈内容</translation>
    </message>
    <message>
        <source>First report (claim)</source>
        <translation>首谈首报</translation>
    </message>
    <message>
        <source>First revenue (万元)</source>
        <translation>首年营收（万元）</translation>
    </message>
    <message>
        <source>First tax (万元)</source>
        <translation>首年税收（万元）</translation>
    </message>
    <message>
        <source>First year</source>
        <translation>首年</translation>
    </message>
    <message>
        <source>Handler</source>
        <translation>承办人</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>Investment plan</source>
        <translation>项目投资计划</translation>
    </message>
    <message>
        <source>Investment plan: overview</source>
        <translation>投资计划：概况</translation>
    </message>
    <message>
        <source>Investor</source>
        <translation>投资方</translation>
    </message>
    <message>
        <source>Landing unit</source>
        <translation>落地单位</translation>
    </message>
    <message>
        <source>Legal review: date</source>
        <translation>合法性审查日期</translation>
    </message>
    <message>
        <source>Legal review: number</source>
        <translation>合法性审查文号</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Next step due</source>
        <translation>下一步日期</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源地</translation>
    </message>
    <message>
        <source>Planned for the first year (万元)</source>
        <translation>首年计划资金（万元）</translation>
    </message>
    <message>
        <source>Planned start of construction</source>
        <translation>计划开工日期</translation>
    </message>
    <message>
        <source>Planned start of production</source>
        <translation>计划投产日期</translation>
    </message>
    <message>
        <source>Project name</source>
        <translation>项目名称</translation>
    </message>
    <message>
        <source>Registered capital (万元)</source>
        <translation>注册资本（万元）</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>评审</translation>
    </message>
    <message>
        <source>Review held on</source>
        <translation>评审日期</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>扫描件</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>签订日期</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源渠道</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>人员规模</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>概述</translation>
    </message>
    <message>
        <source>Total investment (万元)</source>
        <translation>总投资（万元）</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>赛道</translation>
    </message>
    <message>
        <source>Unified social credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>Unit that reported it</source>
        <translation>首报单位</translation>
    </message>
    <message>
        <source>Veto checklist</source>
        <translation>否决项核对</translation>
    </message>
    <message>
        <source>gone through; no veto applies</source>
        <translation>已核对，无否决情形</translation>
    </message>
    <message>
        <source>handed in and complete</source>
        <translation>已提交且完整</translation>
    </message>
    <message>
        <source>none were made</source>
        <translation>没有承诺</translation>
    </message>
    <message>
        <source>or: exempted from review because</source>
        <translation>或：免评审理由</translation>
    </message>
    <message>
        <source>or: to be settled by</source>
        <translation>或：确定日期</translation>
    </message>
    <message>
        <source>or: why there is none</source>
        <translation>或：无代码原因</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>passed with conditions, all closed</source>
        <translation>有条件通过，条件已全部落实</translation>
    </message>
</context>
<context>
    <name>StageMove</name>
    <message>
        <source>Everything that the stage needs is there.</source>
        <translation>该阶段所需内容已齐全。</translation>
    </message>
    <message>
        <source>Move on to {stage}</source>
        <translation>进入{stage}</translation>
    </message>
    <message>
        <source>Needed for {stage}</source>
        <translation>进入{stage}所需</translation>
    </message>
    <message>
        <source>The stage counts once it is confirmed.</source>
        <translation>阶段确认后才计入统计。</translation>
    </message>
</context>
<context>
    <name>StageStepper</name>
    <message>
        <source>Move on to {stage}</source>
        <translation>进入{stage}</translation>
    </message>
    <message>
        <source>Stages: now {stage}</source>
        <translation>阶段：当前为{stage}</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>The backup {name} was put back. Write once for those you exchange with: their next files bring back what they had got from here since.</source>
        <translation>已恢复备份 {name}。请先给互相交换的单位写出一次，备份之后录入并已传出的内容，会随对方的下一个文件传回来。</translation>
    </message>
    <message>
        <source>The settings of the window could not be read, so the usual ones hold; the old file is {path}.</source>
        <translation>窗口设置文件无法读取，已使用默认设置；原文件保留为 {path}。</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Last backup</source>
        <translation>上次备份</translation>
    </message>
    <message>
        <source>Last backup {when}</source>
        <translation>上次备份 {when}</translation>
    </message>
    <message>
        <source>Last exchange</source>
        <translation>上次交换</translation>
    </message>
    <message>
        <source>Last exchange {when}</source>
        <translation>上次交换 {when}</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>已保存 {time}</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>保存状态</translation>
    </message>
    <message>
        <source>Search index</source>
        <translation>搜索索引</translation>
    </message>
    <message>
        <source>Search index: {count} to go</source>
        <translation>正在整理搜索：还有 {count} 条</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>选中内容</translation>
    </message>
</context>
<context>
    <name>StepCommands</name>
    <message>
        <source>There is nothing to redo.</source>
        <translation>没有可重做的操作。</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
</context>
<context>
    <name>StepLine</name>
    <message>
        <source>Step {number} of {total}: {words}</source>
        <translation>第 {number} 步，共 {total} 步：{words}</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Cancelled; nothing was changed.</source>
        <translation>已取消，没有改动任何数据。</translation>
    </message>
    <message>
        <source>Done again: {step}</source>
        <translation>已重做：{step}</translation>
    </message>
    <message>
        <source>Done: {step}</source>
        <translation>已{step}</translation>
    </message>
    <message>
        <source>Looking through the files; nothing is changed</source>
        <translation>正在查看文件，不改动数据</translation>
    </message>
    <message>
        <source>Records were changed meanwhile: the preview shows how it is now.</source>
        <translation>数据刚刚有变动，预览已按现在的情况更新。</translation>
    </message>
    <message>
        <source>Taking in; leave the stick where it is</source>
        <translation>正在读入，请不要拔出U盘</translation>
    </message>
    <message>
        <source>Undone: {step}</source>
        <translation>已撤销：{step}</translation>
    </message>
    <message>
        <source>Writing; leave the stick where it is</source>
        <translation>正在写出，请不要拔出U盘</translation>
    </message>
</context>
<context>
    <name>TabRow</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>No longer matches the filter; leaves when refreshed</source>
        <translation>已不符合筛选条件，刷新后移出</translation>
    </message>
</context>
<context>
    <name>TableDelegate</name>
    <message>
        <source>{column}: “{text}” was not kept.</source>
        <translation>{column}：“{text}”未保存。</translation>
    </message>
</context>
<context>
    <name>TableView</name>
    <message>
        <source>Choose columns…</source>
        <translation>选择列…</translation>
    </message>
    <message>
        <source>Size to content</source>
        <translation>按内容调整列宽</translation>
    </message>
</context>
<context>
    <name>Tabs</name>
    <message>
        <source>Handbook</source>
        <translation>招商手册</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训</translation>
    </message>
</context>
<context>
    <name>TakeCard</name>
    <message>
        <source>About the file</source>
        <translation>文件说明</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Files on the stick</source>
        <translation>U盘里的文件</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来自</translation>
    </message>
    <message numerus="yes">
        <source>Look at %n file(s)</source>
        <translation>
            <numerusform>查看 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at the files</source>
        <translation>查看文件</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>生成时间</translation>
    </message>
    <message>
        <source>Office card of {unit}, computer {mark}: compare the digits…</source>
        <translation>{unit} 电脑 {mark} 的单位名片：核对数字…</translation>
    </message>
    <message>
        <source>Office card of {unit}: compare the digits…</source>
        <translation>{unit} 的单位名片：核对数字…</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n old file(s) of this office from the stick…</source>
        <translation>
            <numerusform>清理本单位的 %n 个旧文件…</numerusform>
        </translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>读入</translation>
    </message>
    <message>
        <source>{file} ({size}): {words}</source>
        <translation>{file}（{size}）：{words}</translation>
    </message>
</context>
<context>
    <name>Targets</name>
    <message>
        <source>Enter a number of 0 or more.</source>
        <translation>请填写不小于0的数字。</translation>
    </message>
    <message>
        <source>Enter a percentage from 0 to 100.</source>
        <translation>请填写0到100之间的百分数。</translation>
    </message>
    <message>
        <source>Enter an amount of 0 or more, for instance 12.5 or 3500万.</source>
        <translation>请填写不小于0的金额，例如 12.5 或 3500万。</translation>
    </message>
    <message>
        <source>Sum of the units</source>
        <translation>各单位合计</translation>
    </message>
    <message>
        <source>The units together are {gap} below the district&apos;s target.</source>
        <translation>各单位合计比全区目标少 {gap}。</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Whole district</source>
        <translation>全区</translation>
    </message>
    <message>
        <source>{indicator} ({unit})</source>
        <translation>{indicator}（{unit}）</translation>
    </message>
    <message>
        <source>万元</source>
        <translation>万元</translation>
    </message>
    <message>
        <source>亿元</source>
        <translation>亿元</translation>
    </message>
</context>
<context>
    <name>TargetsTab</name>
    <message numerus="yes">
        <source>%n cell(s) not saved yet</source>
        <translation>
            <numerusform>%n 格尚未保存</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of the block have no place here: {names}</source>
        <translation>
            <numerusform>有 %n 行没有对应的单位：{names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more cell(s) cannot be saved.</source>
        <translation>
            <numerusform>另有 %n 处不能保存。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n target(s) copied; those that were there stay as they are.</source>
        <translation>
            <numerusform>已复制 %n 项目标，原有目标不变。</numerusform>
        </translation>
    </message>
    <message>
        <source>Cells that cannot be saved</source>
        <translation>无法保存的格子</translation>
    </message>
    <message>
        <source>Copy the year before…</source>
        <translation>复制上年目标…</translation>
    </message>
    <message>
        <source>Money in</source>
        <translation>金额单位</translation>
    </message>
    <message>
        <source>Money in 万元</source>
        <translation>金额：万元</translation>
    </message>
    <message>
        <source>Money in 亿元</source>
        <translation>金额：亿元</translation>
    </message>
    <message>
        <source>Save the targets of {year}</source>
        <translation>保存{year}年目标</translation>
    </message>
    <message>
        <source>Show the cell</source>
        <translation>定位到该格</translation>
    </message>
    <message>
        <source>Take back what is not saved</source>
        <translation>放弃未保存的修改</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>指标目标</translation>
    </message>
    <message>
        <source>Targets of {year}</source>
        <translation>{year}年度目标</translation>
    </message>
    <message>
        <source>This year has no targets yet.</source>
        <translation>本年度尚无目标。</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年度</translation>
    </message>
</context>
<context>
    <name>ThirdValue</name>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>today {time}</source>
        <translation>今天 {time}</translation>
    </message>
    <message>
        <source>yesterday {time}</source>
        <translation>昨天 {time}</translation>
    </message>
</context>
<context>
    <name>TrainingBar</name>
    <message>
        <source>As a calendar</source>
        <translation>月历</translation>
    </message>
    <message>
        <source>As a list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Calendar entries (.ics)…</source>
        <translation>日历文件 (.ics)…</translation>
    </message>
    <message>
        <source>New training</source>
        <translation>新建培训</translation>
    </message>
    <message>
        <source>PDF document…</source>
        <translation>PDF 文档…</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Print the schedule of the year…</source>
        <translation>打印全年计划…</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Search in this list</source>
        <translation>在列表中搜索</translation>
    </message>
    <message>
        <source>Search in this list  Ctrl+F</source>
        <translation>在列表中搜索  Ctrl+F</translation>
    </message>
    <message>
        <source>Spreadsheet…</source>
        <translation>电子表格…</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>{year}</source>
        <translation>{year}年</translation>
    </message>
</context>
<context>
    <name>TrainingPage</name>
    <message>
        <source>Chosen sessions</source>
        <translation>所选场次</translation>
    </message>
    <message>
        <source>Enter the first training</source>
        <translation>新建第一场培训</translation>
    </message>
    <message>
        <source>No training matches.</source>
        <translation>没有符合条件的培训。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>The training of {year} stands here: what is planned, what was held, who was there.</source>
        <translation>这里是 {year} 年的培训：计划了哪些、办了哪些、谁来参加。</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>Training of {year}</source>
        <translation>{year}年培训</translation>
    </message>
</context>
<context>
    <name>TrainingSummary</name>
    <message numerus="yes">
        <source>%n still to come</source>
        <translation>
            <numerusform>待办 %n 场</numerusform>
        </translation>
    </message>
    <message>
        <source>Attendances</source>
        <translation>培训人次</translation>
    </message>
    <message>
        <source>Change the plan</source>
        <translation>修改计划</translation>
    </message>
    <message>
        <source>No plan yet</source>
        <translation>尚未设定计划</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>线下</translation>
    </message>
    <message>
        <source>Offline, held</source>
        <translation>线下已举办</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>线上</translation>
    </message>
    <message>
        <source>Online, held</source>
        <translation>线上已举办</translation>
    </message>
    <message>
        <source>Plan {n}</source>
        <translation>计划 {n} 场</translation>
    </message>
    <message>
        <source>Sessions by month</source>
        <translation>各月场次</translation>
    </message>
    <message>
        <source>Target {target}</source>
        <translation>目标 {target}</translation>
    </message>
    <message>
        <source>person-times</source>
        <translation>人次</translation>
    </message>
    <message>
        <source>sessions</source>
        <translation>场</translation>
    </message>
    <message>
        <source>{form}: {held} of {all} held</source>
        <translation>{form}：已办 {held}，共 {all} 场</translation>
    </message>
    <message>
        <source>{month}</source>
        <translation>{month}月</translation>
    </message>
    <message>
        <source>■ held   □ planned</source>
        <translation>■ 已举办   □ 计划</translation>
    </message>
</context>
<context>
    <name>TwinNotice</name>
    <message numerus="yes">
        <source>Entered twice, or deleted and still in use: %n investor(s). Join them.</source>
        <translation>
            <numerusform>有 %n 家投资方重复录入，或已删除但仍被使用，请合并。</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at them…</source>
        <translation>查看并合并…</translation>
    </message>
</context>
<context>
    <name>UnitForm</name>
    <message>
        <source>Change the unit</source>
        <translation>修改单位</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>单位代码</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联络员</translation>
    </message>
    <message>
        <source>Empty = last</source>
        <translation>不填则排在最后</translation>
    </message>
    <message>
        <source>Enter the unit</source>
        <translation>新增单位</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>单位名称</translation>
    </message>
    <message>
        <source>Never changes; project numbers contain it</source>
        <translation>确定后不再更改，项目编号中含有该代码</translation>
    </message>
    <message>
        <source>New unit</source>
        <translation>新增单位</translation>
    </message>
    <message>
        <source>Only the centre changes units.</source>
        <translation>只有中心可以修改单位。</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Place in the list</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Save the unit</source>
        <translation>保存单位</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>简称</translation>
    </message>
    <message>
        <source>Stands under</source>
        <translation>上级单位</translation>
    </message>
    <message>
        <source>Takes part from</source>
        <translation>启用日期</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>停用日期</translation>
    </message>
</context>
<context>
    <name>UnitsAndTargets</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>指标目标</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>责任单位</translation>
    </message>
    <message>
        <source>Units and targets</source>
        <translation>单位与目标</translation>
    </message>
</context>
<context>
    <name>UnitsTab</name>
    <message>
        <source>Also those that have ended</source>
        <translation>包括已停用的</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联络员</translation>
    </message>
    <message>
        <source>Deactivate from tomorrow</source>
        <translation>自明日起停用</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>单位名称</translation>
    </message>
    <message>
        <source>Name, code or person</source>
        <translation>名称、代码或人员</translation>
    </message>
    <message>
        <source>New unit</source>
        <translation>新增单位</translation>
    </message>
    <message>
        <source>No unit matches.</source>
        <translation>没有符合条件的单位。</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>未启用</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Place in the list</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Reactivate</source>
        <translation>恢复启用</translation>
    </message>
    <message>
        <source>Search the units</source>
        <translation>搜索单位</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>简称</translation>
    </message>
    <message>
        <source>Stands under</source>
        <translation>上级单位</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Takes part</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Takes part from</source>
        <translation>启用日期</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>责任单位</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>停用日期</translation>
    </message>
</context>
<context>
    <name>Users</name>
    <message>
        <source>Add user…</source>
        <translation>添加用户…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Let log in again</source>
        <translation>重新启用</translation>
    </message>
    <message>
        <source>May log in</source>
        <translation>可登录</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>New password…</source>
        <translation>重置密码…</translation>
    </message>
    <message>
        <source>Nobody logs in: whoever starts the program may do everything.</source>
        <translation>尚无用户：打开程序的人都可以进行全部操作。</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Role of the selected user</source>
        <translation>所选用户的角色</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户管理</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>set</source>
        <translation>已设</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>ViewList</name>
    <message>
        <source>Delete this view</source>
        <translation>删除此视图</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>保存此视图</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
</context>
<context>
    <name>VisitorForm</name>
    <message>
        <source>Booklet: two pages a side, to fold</source>
        <translation>小册子：每面两页，对折</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>Empty: policies for every industry.</source>
        <translation>不填则不按行业筛选。</translation>
    </message>
    <message>
        <source>Empty: policies for every size.</source>
        <translation>不填则不按规模筛选。</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>Make the visitor&apos;s edition</source>
        <translation>生成来访版</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>政策</translation>
    </message>
    <message>
        <source>Visiting company</source>
        <translation>来访企业</translation>
    </message>
    <message>
        <source>Visitor&apos;s edition</source>
        <translation>来访版</translation>
    </message>
    <message>
        <source>Would invest (万元)</source>
        <translation>计划投资（万元）</translation>
    </message>
</context>
<context>
    <name>VoidForm</name>
    <message>
        <source>The draft of its correction is given up with it; undoing the voiding brings both back.</source>
        <translation>正在做的更正草稿也一并放弃；撤销“作废”，两者都恢复。</translation>
    </message>
    <message>
        <source>The number stays taken and the file stays in the archive.</source>
        <translation>文号仍被占用，文件仍在档案中。</translation>
    </message>
    <message>
        <source>The number stays taken and the file stays in the archive; the period can be issued anew.</source>
        <translation>期号保留，文件留在档案中；这一期间可以重新印发。</translation>
    </message>
    <message>
        <source>Void {number}</source>
        <translation>作废{number}</translation>
    </message>
    <message>
        <source>What corrected it is void with it: {numbers}.</source>
        <translation>对它的更正一并作废：{numbers}。</translation>
    </message>
    <message>
        <source>Why it is void</source>
        <translation>作废原因</translation>
    </message>
</context>
<context>
    <name>WaitingBar</name>
    <message>
        <source>Loading</source>
        <translation>正在读取</translation>
    </message>
</context>
<context>
    <name>WindowMenus</name>
    <message>
        <source>&amp;Data</source>
        <translation>数据(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>使用手册</translation>
    </message>
    <message>
        <source>Narrow rows</source>
        <translation>紧凑行距</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Redo: {step}</source>
        <translation>重做：{step}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>全局搜索</translation>
    </message>
    <message>
        <source>Search here</source>
        <translation>在本页搜索</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo: {step}</source>
        <translation>撤销：{step}</translation>
    </message>
</context>
<context>
    <name>WordingTrial</name>
    <message>
        <source>Agenda</source>
        <translation>会议议程</translation>
    </message>
    <message>
        <source>Close the trial print</source>
        <translation>关闭试排</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>会议纪要</translation>
    </message>
    <message>
        <source>Project sheets</source>
        <translation>项目情况表</translation>
    </message>
    <message>
        <source>Score cards</source>
        <translation>评分表</translation>
    </message>
    <message>
        <source>See the pages with the words just typed, before they are saved</source>
        <translation>不保存，先看看按现在的文字印出来是什么样</translation>
    </message>
    <message>
        <source>Sign-in sheet</source>
        <translation>签到表</translation>
    </message>
    <message>
        <source>Task slips</source>
        <translation>督办单</translation>
    </message>
    <message>
        <source>The text was changed since this trial print.</source>
        <translation>试排以后文字又有改动，再单击“试排”看改后的样子。</translation>
    </message>
    <message>
        <source>Trial print</source>
        <translation>试排</translation>
    </message>
    <message>
        <source>Trial print with the newest figures; neither the text nor the pages are kept.</source>
        <translation>用最新的数据试排，文字和试排稿都没有保存。</translation>
    </message>
</context>
<context>
    <name>Wordings</name>
    <message>
        <source>Annual report</source>
        <translation>年度报告</translation>
    </message>
    <message>
        <source>As supplied.</source>
        <translation>随程序提供的文字。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Corrections</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Discard what was typed</source>
        <translation>放弃修改</translation>
    </message>
    <message>
        <source>Fortnightly report</source>
        <translation>双周专报</translation>
    </message>
    <message>
        <source>Kinds of documents</source>
        <translation>文种</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>函</translation>
    </message>
    <message>
        <source>Lines that begin with ; explain and are not printed. Names in square brackets and in braces stay as they are. A part that is taken out is not printed.</source>
        <translation>以“;”开头的行是说明，不会印出。方括号和花括号里的名称不要改；整个部分删去，就不印这一部分。</translation>
    </message>
    <message>
        <source>Meeting papers, slips</source>
        <translation>会议材料、督办单</translation>
    </message>
    <message>
        <source>Monthly bulletin</source>
        <translation>月度通报</translation>
    </message>
    <message>
        <source>Of older versions, and no longer printed: {parts}.</source>
        <translation>旧版程序的部分，已不再印出：{parts}。</translation>
    </message>
    <message>
        <source>Print with the text that came with the program again</source>
        <translation>改回程序自带的文字</translation>
    </message>
    <message>
        <source>Print “{title}” with the supplied wording again?</source>
        <translation>“{title}”恢复为程序自带的文字吗？</translation>
    </message>
    <message>
        <source>Public notice</source>
        <translation>定期公示</translation>
    </message>
    <message>
        <source>Save the wording</source>
        <translation>保存模板</translation>
    </message>
    <message>
        <source>Saved; printed so from the next making on.</source>
        <translation>已保存，下次生成起使用。</translation>
    </message>
    <message>
        <source>Supplied wording</source>
        <translation>恢复原样</translation>
    </message>
    <message>
        <source>Text of the template</source>
        <translation>模板文字</translation>
    </message>
    <message>
        <source>The office&apos;s own file stays beside it, with .bak behind its name.</source>
        <translation>本单位的模板文件会保留在原处，文件名后加 .bak。</translation>
    </message>
    <message>
        <source>The office&apos;s own wording, in {file}.</source>
        <translation>本单位的文字，保存在 {file}。</translation>
    </message>
    <message>
        <source>The supplied wording is back.</source>
        <translation>已恢复为程序自带的文字。</translation>
    </message>
    <message>
        <source>What was typed is not saved yet; it waits here.</source>
        <translation>有尚未保存的修改，已为您保留。</translation>
    </message>
    <message>
        <source>Wording of bulletins</source>
        <translation>公文模板</translation>
    </message>
    <message>
        <source>{parts} cannot be left out and came back.</source>
        <translation>{parts} 不能省去，已恢复。</translation>
    </message>
</context>
<context>
    <name>Workbook</name>
    <message numerus="yes">
        <source>%n row(s) imported.</source>
        <translation>
            <numerusform>已导入 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) refused.</source>
        <translation>
            <numerusform>%n 行未通过</numerusform>
        </translation>
    </message>
    <message>
        <source>Data workbook (template)</source>
        <translation>数据工作簿（空白模板）</translation>
    </message>
    <message>
        <source>Data workbook {date}</source>
        <translation>数据工作簿 {date}</translation>
    </message>
    <message>
        <source>Export the data workbook</source>
        <translation>导出数据工作簿</translation>
    </message>
    <message>
        <source>Export the data workbook…</source>
        <translation>导出数据工作簿…</translation>
    </message>
    <message>
        <source>Exporting {name}</source>
        <translation>正在导出 {name}</translation>
    </message>
    <message>
        <source>Import a data workbook…</source>
        <translation>导入数据工作簿…</translation>
    </message>
    <message>
        <source>Importing {name}</source>
        <translation>正在导入 {name}</translation>
    </message>
    <message>
        <source>Save an empty template</source>
        <translation>保存空白模板</translation>
    </message>
    <message>
        <source>Save an empty template…</source>
        <translation>保存空白模板…</translation>
    </message>
    <message>
        <source>Save the refused rows</source>
        <translation>保存未通过的行</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>已保存为 {path}。</translation>
    </message>
    <message>
        <source>See the notes</source>
        <translation>查看提示</translation>
    </message>
    <message>
        <source>See them</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>The data workbook is in {path}. Review meetings, handbook, files and what was issued are not in it; a backup has everything.</source>
        <translation>数据工作簿已存到 {path}。评审会、招商手册、附件和印发的文件不在其中，要全部资料请用备份。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>{name} (refused rows)</source>
        <translation>{name}（未通过的行）</translation>
    </message>
    <message>
        <source>{taken} {refused}</source>
        <translation>{taken}，{refused}</translation>
    </message>
</context>
<context>
    <name>Working</name>
    <message>
        <source>Zhaoshangtong</source>
        <translation>招商通</translation>
    </message>
</context>
<context>
    <name>WriteCard</name>
    <message>
        <source>1. Write this office&apos;s card onto a stick and give it to the other office.</source>
        <translation>1. 把本单位名片写到U盘，交给对方。</translation>
    </message>
    <message>
        <source>2. Take the other office&apos;s card from its stick.</source>
        <translation>2. 从对方的U盘读取对方名片。</translation>
    </message>
    <message>
        <source>3. Telephone: both screens must show the same 30 digits.</source>
        <translation>3. 打电话核对：两边屏幕上的 30 位数字必须相同。</translation>
    </message>
    <message>
        <source>4. Then write here for the other office, and take in what it writes for you.</source>
        <translation>4. 以后就在这里写出给对方的文件，读入对方写来的文件。</translation>
    </message>
    <message numerus="yes">
        <source>A backup was put back here, or the data came from another computer: write once for %n office(s) first, then take in their files.</source>
        <translation>
            <numerusform>本机恢复过备份，或数据来自别的电脑：请先给 %n 个单位各写出一次，再读入它们的文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Before the first file two offices get to know each other, once. The centre does so with every unit, a unit with the centre alone:</source>
        <translation>第一次交换之前，两个单位要先互认一次。中心与每个单位互认，单位只与中心互认：</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已确认到</translation>
    </message>
    <message>
        <source>Each file can only be opened by the office that it is for.</source>
        <translation>每个文件只有收件单位能打开。</translation>
    </message>
    <message>
        <source>Exchange office cards first…</source>
        <translation>先交换单位名片…</translation>
    </message>
    <message>
        <source>Name, code or pinyin</source>
        <translation>名称、代码或拼音</translation>
    </message>
    <message>
        <source>None</source>
        <translation>全不选</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Offices to write for</source>
        <translation>写给哪些单位</translation>
    </message>
    <message>
        <source>Plug a stick in, or choose a folder.</source>
        <translation>请插入U盘，或选择文件夹。</translation>
    </message>
    <message>
        <source>Search the offices</source>
        <translation>查找单位</translation>
    </message>
    <message>
        <source>Something to send</source>
        <translation>有待发送</translation>
    </message>
    <message>
        <source>To send</source>
        <translation>待发送</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>写出</translation>
    </message>
    <message numerus="yes">
        <source>Write for %n office(s)</source>
        <translation>
            <numerusform>写给 %n 个单位</numerusform>
        </translation>
    </message>
    <message>
        <source>Written</source>
        <translation>上次写出</translation>
    </message>
    <message>
        <source>{office}
Written: {written}
Confirmed: {confirmed}</source>
        <translation>{office}
上次写出：{written}
已确认到：{confirmed}</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>  {kind}: {count} more</source>
        <translation>  {kind}：还有 {count} 条</translation>
    </message>
    <message>
        <source>A backup was made first: {path}</source>
        <translation>读入前已做备份：{path}</translation>
    </message>
    <message>
        <source>A paragraph under “{heading}” was written for other figures: {figures}.</source>
        <translation>“{heading}”中有改写的文字，改写后数据已有变化：{figures}。</translation>
    </message>
    <message>
        <source>Computer {mark} of {unit} seems to exist twice, as after its disk or its data was copied. Nothing is lost by that. Ask {unit} to go on with one of them, and to set the other up anew with a card of its own.</source>
        <translation>{unit}的电脑 {mark} 似乎有两台，像是硬盘或数据被复制过。数据不会因此丢失。请{unit}只继续用其中一台，另一台重新设置，使用自己的名片。</translation>
    </message>
    <message>
        <source>Everything in the file of {unit} was here already.</source>
        <translation>{unit} 的文件里的内容都已读入过。</translation>
    </message>
    <message>
        <source>From {unit}: {created} new, {changed} changed, {deleted} deleted, {undecided} to decide, {gone} to another unit, {waiting} waiting for others.</source>
        <translation>来自{unit}：新增 {created} 条，修改 {changed} 条，删除 {deleted} 条，待决定 {undecided} 条，移交其他单位 {gone} 条，等其他文件 {waiting} 条。</translation>
    </message>
    <message>
        <source>Given up: what it held and is not here comes with the next file.</source>
        <translation>已不再等待：本机还没有的内容，随对方的下一个文件再传来。</translation>
    </message>
    <message>
        <source>Investors entered twice: {count}. Join them in the window.</source>
        <translation>有 {count} 家投资方重复录入，请在程序窗口里合并。</translation>
    </message>
    <message>
        <source>Issues with a number that another one has: {count}. In the window, declare all but one void.</source>
        <translation>编号与另一份重复的公文共 {count} 份，请在窗口中只留一份、其余作废。</translation>
    </message>
    <message>
        <source>Look twice: {removed} of {present} records of {unit} would go ({kind}).</source>
        <translation>请再看一遍：{unit}的{kind} {present} 条中会少去 {removed} 条。</translation>
    </message>
    <message>
        <source>Mind that {other} is among the units, too, with the code {code}: is it the same office?</source>
        <translation>请注意：责任单位表中还有{other}，代码是 {code}，是不是同一个单位？</translation>
    </message>
    <message>
        <source>No font has {character} ({code}); 〓 is printed for it.</source>
        <translation>字库里没有“{character}”（{code}），会印成“〓”。</translation>
    </message>
    <message>
        <source>Nothing was changed yet.</source>
        <translation>还没有改动任何数据。</translation>
    </message>
    <message>
        <source>Part of it is kept for a newer version of the program, and passed on.</source>
        <translation>其中有新版程序才有的内容，已留存并照常转给其他单位。</translation>
    </message>
    <message>
        <source>Projects whose shares offices set apart: {count}. Decide on them.</source>
        <translation>有 {count} 个项目的份额各单位填得不一致，请在“待决定”里决定。</translation>
    </message>
    <message>
        <source>Put aside until the files of {units} have come.</source>
        <translation>还缺 {units} 的文件，先放着，等它到了一起处理。</translation>
    </message>
    <message>
        <source>Put aside until this program has been updated; it is kept here.</source>
        <translation>本程序升级之前先放着，文件已留在这台电脑上。</translation>
    </message>
    <message>
        <source>Put aside: it goes on from what this computer did itself and has no more, as after a backup was put back. Write a file for {unit} first (sync export), and take in the one that it writes after that.</source>
        <translation>先放着：它接着这台电脑自己做过、现在却没有了的内容（例如恢复过备份）。请先给{unit}写一次文件（sync export），再读入它之后写来的文件。</translation>
    </message>
    <message>
        <source>Put right: {count} records.</source>
        <translation>已修正 {count} 条记录。</translation>
    </message>
    <message>
        <source>The file of {unit} ({code}), made on {at}: {state}.</source>
        <translation>{unit}（{code}）{at} 的文件：{state}。</translation>
    </message>
    <message>
        <source>The file of {unit} ({code}): {state}.</source>
        <translation>{unit}（{code}）的文件：{state}。</translation>
    </message>
    <message>
        <source>The period ends only on {last}; what comes later is missing.</source>
        <translation>本期到 {last} 才结束，此后的数据还没有。</translation>
    </message>
    <message>
        <source>Values that wait for a decision, from all offices: {count} (sync conflicts).</source>
        <translation>各单位填写不一致、等待决定的共 {count} 处（sync conflicts）。</translation>
    </message>
    <message>
        <source>all changes together</source>
        <translation>各方修改合在一起</translation>
    </message>
    <message>
        <source>by way of the centre</source>
        <translation>经中心转来</translation>
    </message>
    <message>
        <source>cannot be taken: {why}</source>
        <translation>不能采用：{why}</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>everything in it is here already</source>
        <translation>里面的内容都已读入过</translation>
    </message>
    <message>
        <source>handed over</source>
        <translation>移交</translation>
    </message>
    <message>
        <source>it can be taken in</source>
        <translation>可以读入</translation>
    </message>
    <message>
        <source>it needs a newer version of this program</source>
        <translation>需要新版程序才能读入</translation>
    </message>
    <message>
        <source>it waits for the files of {units}</source>
        <translation>还要等{units}的文件</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>the centre decides</source>
        <translation>由中心决定</translation>
    </message>
    <message>
        <source>the record is deleted</source>
        <translation>删除这条记录</translation>
    </message>
    <message>
        <source>the record stays</source>
        <translation>保留这条记录</translation>
    </message>
    <message>
        <source>to another unit</source>
        <translation>移到其他单位</translation>
    </message>
    <message>
        <source>to decide</source>
        <translation>待决定</translation>
    </message>
    <message>
        <source>{minute} by a clock that is wrong</source>
        <translation>{minute}（该电脑时钟不准）</translation>
    </message>
    <message>
        <source>{project} was handed over by {unit} to {other}, and by the centre to {stays}, where it stays.</source>
        <translation>{project}由{unit}移交{other}，中心同时移交{stays}，以中心的为准。</translation>
    </message>
    <message>
        <source>{project} was handed over by {unit} to {other}.</source>
        <translation>{project}：{unit}移交{other}。</translation>
    </message>
    <message>
        <source>{project} was handed over by {unit}.</source>
        <translation>{project} 由{unit}移交来。</translation>
    </message>
    <message>
        <source>{project} was handed over to {unit}.</source>
        <translation>{project} 已移交{unit}。</translation>
    </message>
    <message>
        <source>{unit} (with what it did up to {at})</source>
        <translation>{unit}（含到 {at} 为止的内容）</translation>
    </message>
    <message>
        <source>{unit} did not take over what was changed here: {record} ({fields}).</source>
        <translation>{unit}没有采用这里所作的修改：{record}（{fields}）。</translation>
    </message>
    <message>
        <source>{unit} did not take over what was done here: {record}.</source>
        <translation>{unit}没有采用这里的改动：{record}。</translation>
    </message>
    <message>
        <source>{unit} knows the same as this office and shows other records: sync repair.</source>
        <translation>{unit} 与本单位收到的内容相同，显示的记录却不同：请运行 sync repair。</translation>
    </message>
    <message>
        <source>{unit} was entered among the units, with its code {code}.</source>
        <translation>已将{unit}登记到责任单位表，代码 {code}。</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>A chapter cannot stand below itself.</source>
        <translation>章节不能移到它自己下面。</translation>
    </message>
    <message>
        <source>A code has up to 20 letters and digits, for instance JD05.</source>
        <translation>单位代码由字母和数字组成，最多20位，例如 JD05。</translation>
    </message>
    <message>
        <source>A confirmed entry is not changed any more.</source>
        <translation>已确认的到位资金不再修改。</translation>
    </message>
    <message>
        <source>A database on a server is backed up by the server.</source>
        <translation>服务器上的数据库由服务器负责备份。</translation>
    </message>
    <message>
        <source>A dimension has from 1 to 100 points.</source>
        <translation>每个维度的满分应为 1 至 100 分。</translation>
    </message>
    <message>
        <source>A duty cannot be closed on a day to come.</source>
        <translation>销号日期不能晚于今天。</translation>
    </message>
    <message>
        <source>A file has told of this handover already; the project is no longer this unit&apos;s.</source>
        <translation>这次移交已随文件传出，项目已不归本单位管理。</translation>
    </message>
    <message>
        <source>A lead needs this.</source>
        <translation>线索必填。</translation>
    </message>
    <message>
        <source>A limit lies above 0 and not above 100 points.</source>
        <translation>分数线应大于 0 且不超过 100 分。</translation>
    </message>
    <message>
        <source>A name has no braces.</source>
        <translation>名称中不能有花括号。</translation>
    </message>
    <message>
        <source>A number from {least} to {most}.</source>
        <translation>请填 {least} 到 {most} 之间的数字。</translation>
    </message>
    <message>
        <source>A password has at least {count} characters.</source>
        <translation>密码至少 {count} 个字符。</translation>
    </message>
    <message>
        <source>A project needs a name or a codename.</source>
        <translation>项目需要名称或代号。</translation>
    </message>
    <message>
        <source>A project with a veto cannot pass.</source>
        <translation>触及否决项的项目不能通过。</translation>
    </message>
    <message>
        <source>A rate is at most 100 %.</source>
        <translation>比率最高为100%。</translation>
    </message>
    <message>
        <source>A score is between 0 and 100.</source>
        <translation>得分应在 0 到 100 之间。</translation>
    </message>
    <message>
        <source>A share is between 0 and 100 %.</source>
        <translation>比例应在 0 到 100 % 之间。</translation>
    </message>
    <message>
        <source>A share lies between 0 and 100 %.</source>
        <translation>得分率应在 0 至 100% 之间。</translation>
    </message>
    <message>
        <source>A target cannot be less than nothing.</source>
        <translation>目标值不能为负数。</translation>
    </message>
    <message>
        <source>A unit cannot hand a project to itself.</source>
        <translation>不能把项目推荐给推荐单位自己。</translation>
    </message>
    <message>
        <source>A unit cannot stand under itself or under one of its own units.</source>
        <translation>上级单位不能是本单位或其下级单位。</translation>
    </message>
    <message>
        <source>A unit keeps its code {code}; the numbers of its projects contain it.</source>
        <translation>单位代码 {code} 不能更改，项目编号中含有该代码。</translation>
    </message>
    <message>
        <source>A unit stands here twice in the same role.</source>
        <translation>同一单位的同一角色出现了两次。</translation>
    </message>
    <message>
        <source>A view or a filter needs a list: add --kind projects.</source>
        <translation>使用视图或筛选时请加上 --kind projects。</translation>
    </message>
    <message>
        <source>An attachment was changed while it was written.</source>
        <translation>写入附件时，附件被改动了。</translation>
    </message>
    <message>
        <source>An industry and an investment belong to a visitor&apos;s edition.</source>
        <translation>行业和投资额只用于来访版。</translation>
    </message>
    <message>
        <source>An issued bulletin never changes; void it or issue a correction.</source>
        <translation>已印发的文件不再改动；可作废或印发更正。</translation>
    </message>
    <message>
        <source>An office needs a unit code and a name.</source>
        <translation>需要填写单位代码和名称。</translation>
    </message>
    <message>
        <source>An office with the code {code} cannot exchange.</source>
        <translation>代码为 {code} 的单位不能交换数据。</translation>
    </message>
    <message>
        <source>An older program issued “{title}” and did not keep what was printed of it.</source>
        <translation>“{title}”由旧版程序印发，没有留存印出的内容，不能更正。</translation>
    </message>
    <message>
        <source>Another computer takes part with the same keys already.</source>
        <translation>已有另一台电脑使用相同的密钥参加交换。</translation>
    </message>
    <message>
        <source>Another file has taken the place of the database while it was open.</source>
        <translation>数据库打开期间，它的文件被换成了另一个文件。</translation>
    </message>
    <message>
        <source>Another tool has changed the database: the record of changes is not intact.</source>
        <translation>数据库被其他工具改动过：变更记录不完整。</translation>
    </message>
    <message>
        <source>Another unit keeps this project, so it is not yours to hand over.</source>
        <translation>这个项目由其他单位管理，不能由本单位移交。</translation>
    </message>
    <message>
        <source>Ask a clerk of the office to make the change.</source>
        <translation>需要修改时请联系本单位经办人。</translation>
    </message>
    <message>
        <source>Ask that office for its card, and compare the digits under “Offices”; then read the file again.</source>
        <translation>请向那个单位要单位名片，在“各单位”里核对数字，再读这个文件。</translation>
    </message>
    <message>
        <source>Ask the Cooperation and Exchange Office to hand it over.</source>
        <translation>请由合作交流办办理移交。</translation>
    </message>
    <message>
        <source>Ask the Cooperation and Exchange Office to make the change.</source>
        <translation>请联系合作交流办修改。</translation>
    </message>
    <message>
        <source>Ask the administrator of this machine.</source>
        <translation>请联系本机管理员。</translation>
    </message>
    <message>
        <source>Ask the administrator to allow it, then try again.</source>
        <translation>请联系管理员开通写入权限，然后重试。</translation>
    </message>
    <message>
        <source>Ask the centre for the code of this unit, and set the program up with that; nothing was changed.</source>
        <translation>请向中心问清本单位的代码，用它重新设置程序；没有改动任何内容。</translation>
    </message>
    <message>
        <source>Ask the centre; nothing was changed.</source>
        <translation>请询问中心；未作任何改动。</translation>
    </message>
    <message>
        <source>Ask the office for its card again; nothing was changed.</source>
        <translation>请向该单位重新索取单位名片；未作任何改动。</translation>
    </message>
    <message>
        <source>Ask the sender whether the file is an old one, or this computer was shut out of the exchange.</source>
        <translation>请询问发送单位：这是不是旧文件，或者本机是否已被停止参加交换。</translation>
    </message>
    <message>
        <source>Ask {name} by telephone for the digits and for a fresh card.</source>
        <translation>请打电话向 {name} 核对数字，并请对方重新提供名片。</translation>
    </message>
    <message>
        <source>Ask {name} to set the program up with its own code and to give you a new card; nothing was changed.</source>
        <translation>请{name}用自己的代码重新设置程序，再给一张新名片；没有改动任何内容。</translation>
    </message>
    <message>
        <source>Ask {name} to set the program up with the code {known} and to give you a new card; nothing was changed.</source>
        <translation>请{name}用代码 {known} 重新设置程序，再给一张新名片；没有改动任何内容。</translation>
    </message>
    <message>
        <source>At least one judge, and 99 at most.</source>
        <translation>评委人数应为 1 至 99 人。</translation>
    </message>
    <message>
        <source>Attach a smaller scan.</source>
        <translation>请附较小的扫描件。</translation>
    </message>
    <message>
        <source>Beside each line of the printed words stands a line with the right ones.</source>
        <translation>“有误的文字”和“改正后的文字”的行数不同，请逐行对应。</translation>
    </message>
    <message>
        <source>Beside its pages stands what has changed; check it once more.</source>
        <translation>变化已列在页面右侧，请重新核对。</translation>
    </message>
    <message>
        <source>Change the record itself instead.</source>
        <translation>请直接修改那条记录。</translation>
    </message>
    <message>
        <source>Change the records themselves; that goes to all offices, too.</source>
        <translation>请直接修改记录，修改同样会传到各单位。</translation>
    </message>
    <message>
        <source>Check that the folder exists and may be written to.</source>
        <translation>请检查文件夹是否存在、是否可写。</translation>
    </message>
    <message>
        <source>Check the 18 characters against the licence.</source>
        <translation>请对照营业执照核对 18 位代码。</translation>
    </message>
    <message>
        <source>Check the stick or the disk and repeat; nothing was changed.</source>
        <translation>请检查U盘或磁盘后重试；未作任何改动。</translation>
    </message>
    <message>
        <source>Choose a folder that is there.</source>
        <translation>请选择已有的文件夹。</translation>
    </message>
    <message>
        <source>Choose a name that ends with .pdf, .xlsx or .ics.</source>
        <translation>文件名请以 .pdf、.xlsx 或 .ics 结尾。</translation>
    </message>
    <message>
        <source>Choose another backup; nothing was changed.</source>
        <translation>请选择其他备份；未作任何改动。</translation>
    </message>
    <message>
        <source>Choose another folder for the backups.</source>
        <translation>请为备份另选文件夹。</translation>
    </message>
    <message>
        <source>Choose another folder or ask the administrator.</source>
        <translation>请选择其他文件夹或联系管理员。</translation>
    </message>
    <message>
        <source>Choose another folder or free some space; nothing was lost.</source>
        <translation>请选择其他文件夹或腾出空间；没有丢失任何内容。</translation>
    </message>
    <message>
        <source>Choose another folder; nothing was changed.</source>
        <translation>请选择其他文件夹；未作任何改动。</translation>
    </message>
    <message>
        <source>Choose another project.</source>
        <translation>请选择另一个项目。</translation>
    </message>
    <message>
        <source>Choose duties that are still open, and enter their unit.</source>
        <translation>请选择尚未销号的事项，并填写责任单位。</translation>
    </message>
    <message>
        <source>Choose one investor as the lead.</source>
        <translation>请选择一个牵头投资方。</translation>
    </message>
    <message>
        <source>Choose pages that the document has.</source>
        <translation>请选择文档中有的页码。</translation>
    </message>
    <message>
        <source>Choose the file whose name ends in {suffix}; nothing was changed.</source>
        <translation>请选择名称以 {suffix} 结尾的文件；没有改动任何内容。</translation>
    </message>
    <message>
        <source>Choose the unit in charge.</source>
        <translation>请选择责任单位。</translation>
    </message>
    <message>
        <source>Choose the unit of every line.</source>
        <translation>请为每一行选择单位。</translation>
    </message>
    <message>
        <source>Choose the unit that reported it first.</source>
        <translation>请选择首报单位。</translation>
    </message>
    <message>
        <source>Close it where it is open, or choose another folder.</source>
        <translation>请关闭正在打开它的程序，或另选一个文件夹。</translation>
    </message>
    <message>
        <source>Close the other window and try again; nothing was changed.</source>
        <translation>请关闭另一个窗口后重试；未作任何改动。</translation>
    </message>
    <message>
        <source>Close the program and start it again; nothing was changed.</source>
        <translation>请关闭程序后重新启动；未作任何改动。</translation>
    </message>
    <message>
        <source>Close the program that has it open, and try again.</source>
        <translation>请关闭正在使用它的程序，再试一次。</translation>
    </message>
    <message>
        <source>Close the window, or restore the backup in its menu File.</source>
        <translation>请先关闭该窗口，或在其“文件”菜单中恢复备份。</translation>
    </message>
    <message>
        <source>Compare the digits of the centre&apos;s card by telephone once more.</source>
        <translation>请与中心通电话，再核对一次名片的 30 位数字。</translation>
    </message>
    <message>
        <source>Computer {mark} of {unit}, which wrote this, was shut out here.</source>
        <translation>已停用：{unit}的电脑 {mark}，由本中心停用。</translation>
    </message>
    <message>
        <source>Confirm it when it has arrived, or put the day right.</source>
        <translation>请等资金到位后再确认，或先更正日期。</translation>
    </message>
    <message>
        <source>Copy it again from where it comes, or choose another one.</source>
        <translation>请从来源处重新复制，或换一张图片。</translation>
    </message>
    <message>
        <source>Copy it once more, or ask the sender to write it again; nothing was changed.</source>
        <translation>请重新复制，或请发送单位重新写出；未作任何改动。</translation>
    </message>
    <message>
        <source>Correct the date if it took place earlier.</source>
        <translation>如实际举办时间更早，请先更正日期。</translation>
    </message>
    <message>
        <source>Correct the file, or delete it to use the supplied wording again.</source>
        <translation>请改正该文件；删除它即恢复自带的文字。</translation>
    </message>
    <message>
        <source>Deactivate the unit if it does not take part any more.</source>
        <translation>单位不再参加的，请将它停用。</translation>
    </message>
    <message>
        <source>Decide first, then confirm it under its project.</source>
        <translation>请先作出决定，再到项目中确认这笔资金。</translation>
    </message>
    <message>
        <source>Declare it void and issue it again.</source>
        <translation>请将它作废，重新印发。</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>正被其他程序占用</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>超出磁盘限额</translation>
    </message>
    <message>
        <source>Divide it, or attach the text as a file. Nothing was changed.</source>
        <translation>请分成几条，或者把文字作为附件添加。没有改动任何内容。</translation>
    </message>
    <message>
        <source>Do not use it, and tell the centre; nothing was changed.</source>
        <translation>请不要使用这个文件，并告知中心；未作任何改动。</translation>
    </message>
    <message>
        <source>Enter a day, for instance 2022-03-15.</source>
        <translation>请输入日期，例如 2022-03-15。</translation>
    </message>
    <message>
        <source>Enter a meeting and its projects first; then this template can be tried.</source>
        <translation>请先录入会议和上会项目，再试排这个模板。</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>请填写名称。</translation>
    </message>
    <message>
        <source>Enter a number from 0 to 1000.</source>
        <translation>请填写 0 至 1000 之间的整数。</translation>
    </message>
    <message>
        <source>Enter a number.</source>
        <translation>请填写数字。</translation>
    </message>
    <message>
        <source>Enter a percentage above 0 and up to 1000, for instance 108.</source>
        <translation>请填写大于0、不超过1000的百分数，例如 108。</translation>
    </message>
    <message>
        <source>Enter a reversal instead.</source>
        <translation>请改为录入冲销。</translation>
    </message>
    <message>
        <source>Enter a share between 0 and 100, for instance 33.33.</source>
        <translation>请填写 0 到 100 之间的比例，例如 33.33。</translation>
    </message>
    <message>
        <source>Enter a time, for instance 9:00 or 14:30.</source>
        <translation>请填写时间，如 9:00 或 14:30。</translation>
    </message>
    <message>
        <source>Enter a whole number.</source>
        <translation>请输入整数。</translation>
    </message>
    <message>
        <source>Enter an amount above zero.</source>
        <translation>请填写大于零的金额。</translation>
    </message>
    <message>
        <source>Enter an amount in 万元, for instance 1200 or 1.2亿.</source>
        <translation>请输入以万元计的金额，例如 1200 或 1.2亿。</translation>
    </message>
    <message>
        <source>Enter at least one name.</source>
        <translation>请至少填写一个姓名。</translation>
    </message>
    <message>
        <source>Enter the contact persons with the units first.</source>
        <translation>请先在责任单位中填写联络员。</translation>
    </message>
    <message>
        <source>Enter the day of the training.</source>
        <translation>请填写培训日期。</translation>
    </message>
    <message>
        <source>Enter the day.</source>
        <translation>请填写日期。</translation>
    </message>
    <message>
        <source>Enter the hours as a number, for instance 2.5.</source>
        <translation>学时请填数字，如 2.5。</translation>
    </message>
    <message>
        <source>Enter the missing cards, or put the project on the agenda of another meeting.</source>
        <translation>请补录缺少的评分表，或者把这个项目移到另一次评审会。</translation>
    </message>
    <message>
        <source>Enter the name of the person.</source>
        <translation>请填写姓名。</translation>
    </message>
    <message>
        <source>Enter the score as a number, for instance 86.5.</source>
        <translation>请填写数字形式的得分，例如 86.5。</translation>
    </message>
    <message>
        <source>Enter the unit&apos;s code.</source>
        <translation>请填写单位代码。</translation>
    </message>
    <message>
        <source>Enter the unit&apos;s name.</source>
        <translation>请填写单位名称。</translation>
    </message>
    <message>
        <source>Enter the value, for instance 720.</source>
        <translation>请填写数值，例如 720。</translation>
    </message>
    <message>
        <source>Enter the year&apos;s sessions first.</source>
        <translation>请先录入该年度的培训场次。</translation>
    </message>
    <message>
        <source>Enter their results, or take what was not dealt with off the agenda.</source>
        <translation>请录入评审结果；没有上会的项目请移出议程。</translation>
    </message>
    <message>
        <source>Enter when the last day ends.</source>
        <translation>请填写最后一天的结束时间。</translation>
    </message>
    <message>
        <source>Enter when the training begins.</source>
        <translation>请填写开始时间。</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>已有同名文件</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>文件名太长</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>文件太大，这个磁盘放不下</translation>
    </message>
    <message>
        <source>Free some space and repeat; nothing was changed.</source>
        <translation>请腾出空间后重试；未作任何改动。</translation>
    </message>
    <message>
        <source>Free some space and try again; nothing was changed.</source>
        <translation>请腾出空间后重试；未作任何改动。</translation>
    </message>
    <message>
        <source>Free some space or take another stick; nothing was lost.</source>
        <translation>请腾出空间或换一个U盘；没有丢失任何内容。</translation>
    </message>
    <message>
        <source>Freeze it again.</source>
        <translation>请重新定版。</translation>
    </message>
    <message>
        <source>Frozen editions: {known}.</source>
        <translation>已定版：{known}。</translation>
    </message>
    <message>
        <source>Give its title, its day as 2022-03-15, or its id.</source>
        <translation>请给出会议名称、日期（如 2022-03-15）或编号。</translation>
    </message>
    <message>
        <source>Give the chapter a title.</source>
        <translation>请填写章节标题。</translation>
    </message>
    <message>
        <source>Give the day of the meeting.</source>
        <translation>请填写会议日期。</translation>
    </message>
    <message>
        <source>Give the meeting a title.</source>
        <translation>请填写会议名称。</translation>
    </message>
    <message>
        <source>Give the name of a judge.</source>
        <translation>请填写评委姓名。</translation>
    </message>
    <message>
        <source>Give the reason.</source>
        <translation>请填写原因。</translation>
    </message>
    <message>
        <source>Give the sender this computer&apos;s office card and ask for the file again.</source>
        <translation>请把本机的单位名片交给发送单位，请对方重新写出文件。</translation>
    </message>
    <message>
        <source>Go on exchanging with the card that it has.</source>
        <translation>请用现有的名片继续交换。</translation>
    </message>
    <message>
        <source>Go on in that window; close it if you want to start again.</source>
        <translation>请在已打开的窗口中继续；如需重新启动，请先关闭该窗口。</translation>
    </message>
    <message>
        <source>If it is open in Excel or WPS, close it there and try again.</source>
        <translation>如果文件正在 Excel 或 WPS 中打开，请关闭后重试。</translation>
    </message>
    <message>
        <source>If it is to take part again, select the office under “Offices” and choose “Let take part again…”; nothing was changed.</source>
        <translation>要让它重新参加，请在“各单位”里选中这个单位，点“重新参加交换…”；未作任何改动。</translation>
    </message>
    <message>
        <source>If it should be one, copy it once more or ask the sender to write it again.</source>
        <translation>如果应该是，请重新复制一次，或请对方重新写出。</translation>
    </message>
    <message>
        <source>If something is still to be done, ask the centre to open the duty again.</source>
        <translation>如果还有要办的，请中心把这项任务恢复为进行中。</translation>
    </message>
    <message>
        <source>If this one took its place, restore its newest backup here. If there is none, look for the office card that it had given to the units, and trust it under “Offices”; then read the file again.</source>
        <translation>如果那台电脑已经换成本机，请在本机恢复它最近的备份。没有备份的，请找出它当初交给各单位的名片文件，在“各单位”里信任，再读这个文件。</translation>
    </message>
    <message>
        <source>If {name} is a unit, ask it to set the program up as one and to give you a new card.</source>
        <translation>{name}如果是责任单位，请它按责任单位重新设置程序，再给一张新名片。</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>磁盘读写出错</translation>
    </message>
    <message>
        <source>Install the newer version; nothing was changed.</source>
        <translation>请安装新版本；未作任何改动。</translation>
    </message>
    <message>
        <source>Install the newer version; the file is kept until then.</source>
        <translation>请安装新版本；文件先保留到那时。</translation>
    </message>
    <message>
        <source>Install the program again; your data stay as they are.</source>
        <translation>请重新安装本程序，您的数据不受影响。</translation>
    </message>
    <message>
        <source>Invalid argument</source>
        <translation>名称或位置无效</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>是文件夹，不是文件</translation>
    </message>
    <message>
        <source>Issue a bulletin first; then this template can be tried.</source>
        <translation>请先印发一期通报，再试排这个模板。</translation>
    </message>
    <message>
        <source>Issue it when the period is over; with --early it is issued all the same.</source>
        <translation>期间结束后再印发；确需现在印发的，加上 --early。</translation>
    </message>
    <message>
        <source>It cannot be accepted before it was referred.</source>
        <translation>接收日期不能早于推荐日期。</translation>
    </message>
    <message>
        <source>It has: {chapters}.</source>
        <translation>现有章节：{chapters}。</translation>
    </message>
    <message>
        <source>It stays as it is.</source>
        <translation>编号保持不变。</translation>
    </message>
    <message>
        <source>It was issued or given up meanwhile; look in the archive.</source>
        <translation>它已印发或已放弃，请在档案中查看。</translation>
    </message>
    <message>
        <source>Its files are refused everywhere, and it gets none any more. If this is a mistake, call the centre: under “Offices” it lets this computer take part again.</source>
        <translation>本机写出的文件各单位都不再接收，也不会再有给本机的文件。如果是误停，请与中心联系，由中心在“各单位”里让本机重新参加交换。</translation>
    </message>
    <message>
        <source>Joined so, {name} would count otherwise in a month whose bulletin is out; nothing was changed.</source>
        <translation>这样合并会改变项目“{name}”在已印发通报月份的统计口径，未作任何修改。</translation>
    </message>
    <message>
        <source>Keep the centre&apos;s value; the project itself can be moved back.</source>
        <translation>请保留中心的值；项目本身可以退回上一阶段。</translation>
    </message>
    <message>
        <source>Keep the centre&apos;s value; what is wrong in it is put right by a reversal.</source>
        <translation>请保留中心的值；如有错误，请用冲销更正。</translation>
    </message>
    <message>
        <source>Keep this one and let the other go, or leave it to the centre.</source>
        <translation>请改为保留这一家、合并另一家，或者交由区合作交流办处理。</translation>
    </message>
    <message>
        <source>Leave a line empty at the right for words that should not stand there.</source>
        <translation>应当删去的，右边对应的一行空着。</translation>
    </message>
    <message>
        <source>Let a colleague decide on it who acts for the centre.</source>
        <translation>请由有中心权限（角色“中心”或“管理员”）的同事决定。</translation>
    </message>
    <message>
        <source>Look at the list again; nothing was changed.</source>
        <translation>请重新查看列表；没有改动任何数据。</translation>
    </message>
    <message>
        <source>Look for the copy of this office; nothing was changed.</source>
        <translation>请找本单位的副本；没有改动任何内容。</translation>
    </message>
    <message>
        <source>Look for the copy that was saved on this computer last; nothing was changed.</source>
        <translation>请找这台电脑最后一次保存的副本；没有改动任何内容。</translation>
    </message>
    <message>
        <source>Look whether it is on and connected, or choose another printer.</source>
        <translation>请检查打印机是否开机、连接，或选择其他打印机。</translation>
    </message>
    <message>
        <source>Make it smaller, 3000 points wide for instance, and choose it again.</source>
        <translation>请把它缩小（例如宽 3000 像素）后再选。</translation>
    </message>
    <message>
        <source>Make it, look through its pages and figures and check it; then issue it.</source>
        <translation>请先生成，看过页面和数字并核对，再印发。</translation>
    </message>
    <message>
        <source>Make one first with the command init.</source>
        <translation>请先用 init 命令建立。</translation>
    </message>
    <message>
        <source>Make somebody else an administrator first.</source>
        <translation>请先将其他人设为管理员。</translation>
    </message>
    <message>
        <source>Make the bulletin again and issue it then.</source>
        <translation>请重新生成后再印发。</translation>
    </message>
    <message>
        <source>Make the letters again and issue them then.</source>
        <translation>请重新生成后再印发。</translation>
    </message>
    <message>
        <source>Mind capital letters and the input method.</source>
        <translation>请注意大小写和输入法。</translation>
    </message>
    <message>
        <source>Minutes are not issued before their meeting.</source>
        <translation>印发日期不能早于开会日期。</translation>
    </message>
    <message>
        <source>Money counts in a month when it is confirmed, and only then.</source>
        <translation>资金确认后才有计入月份，未确认的没有。</translation>
    </message>
    <message>
        <source>Money is not confirmed by a decision between two values.</source>
        <translation>不能通过取舍两个值来确认资金。</translation>
    </message>
    <message>
        <source>Money that it counts was reversed ({amount} 万元), which counts in {months}: a month whose bulletin is out is never counted anew, so its figures stand, and the bulletins from then on have the change. To tell its readers all the same, write the printed figure below as wrong words, and the right one beside it.</source>
        <translation>其中计入的资金已冲销（{amount} 万元），冲销计入 {months}：已经印发通报的月份不再重算，原来的数字不变，变动从那个月起的通报里体现。仍要告知读者的，请在下面“有误的文字”里照原样写上印出的数字，右边写改正后的数字。</translation>
    </message>
    <message>
        <source>Name at least one chapter.</source>
        <translation>请至少指定一个章节。</translation>
    </message>
    <message>
        <source>Name groups in place of each office, as “各街道、园区，各委办局”.</source>
        <translation>请用统称代替逐个列名，如“各街道、园区，各委办局”。</translation>
    </message>
    <message>
        <source>Narrow it with the search, a filter or a view.</source>
        <translation>请用搜索、筛选或视图缩小范围。</translation>
    </message>
    <message>
        <source>No edition has been frozen yet.</source>
        <translation>还没有定过版。</translation>
    </message>
    <message>
        <source>No figure of “{title}” has changed since.</source>
        <translation>《{title}》的数据没有变化。</translation>
    </message>
    <message>
        <source>No other project has the number {number} any more.</source>
        <translation>已没有其他项目使用编号{number}。</translation>
    </message>
    <message>
        <source>No project is on the agenda of this meeting.</source>
        <translation>这次会议的议程中还没有项目。</translation>
    </message>
    <message>
        <source>No sheet of the data workbook is in {name}.</source>
        <translation>{name} 中没有数据工作簿的工作表。</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>No such device</source>
        <translation>找不到设备，可能已拔出</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>找不到文件或文件夹</translation>
    </message>
    <message>
        <source>No unit has a contact person.</source>
        <translation>各单位均未填写联络员。</translation>
    </message>
    <message>
        <source>Nobody else could add users or put a backup back.</source>
        <translation>否则没有人能添加用户或恢复备份。</translation>
    </message>
    <message>
        <source>Nobody has checked this bulletin as it stands now.</source>
        <translation>本期目前的内容尚未核对。</translation>
    </message>
    <message>
        <source>None of these duties is open and has a unit to write to.</source>
        <translation>选中的事项都已销号，或者没有责任单位，无法发函。</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>不是文件夹</translation>
    </message>
    <message>
        <source>Nothing can be written into {folder}.</source>
        <translation>无法写入文件夹 {folder}。</translation>
    </message>
    <message>
        <source>Nothing can be written to {folder}: it is protected.</source>
        <translation>不能写入 {folder}：它受写保护。</translation>
    </message>
    <message>
        <source>Nothing has been issued yet that could be corrected.</source>
        <translation>还没有印发过可以更正的文件。</translation>
    </message>
    <message>
        <source>Nothing was changed. Check the disk and try again.</source>
        <translation>未作任何改动。请检查磁盘后重试。</translation>
    </message>
    <message>
        <source>Number {last} is taken already: {least} or more.</source>
        <translation>{last} 号已经用过：请填 {least} 或更大的数字。</translation>
    </message>
    <message>
        <source>Number {number} is no longer the next one.</source>
        <translation>第 {number} 期已不是下一期。</translation>
    </message>
    <message>
        <source>Of all there ever were, the next one is number {least} or more.</source>
        <translation>总期号应是 {least} 或更大的数字。</translation>
    </message>
    <message>
        <source>Of {parts} parts these are missing: {missing}.</source>
        <translation>共 {parts} 个分卷，缺少第 {missing} 个。</translation>
    </message>
    <message>
        <source>One of the two investors is not here any more.</source>
        <translation>其中一家投资方已经不在了。</translation>
    </message>
    <message>
        <source>One record holds at most {most} characters of text; this one would have {count}.</source>
        <translation>一条记录最多容纳 {most} 个字，这一条会有 {count} 个字。</translation>
    </message>
    <message>
        <source>Only an administrator may do this.</source>
        <translation>只有管理员可以进行此操作。</translation>
    </message>
    <message>
        <source>Only meetings of the same day can be put together.</source>
        <translation>只能合并同一天的会议。</translation>
    </message>
    <message>
        <source>Only that office can open it.</source>
        <translation>只有那个单位能打开它。</translation>
    </message>
    <message>
        <source>Only that unit and the centre may close it.</source>
        <translation>只有该单位和中心可以销号。</translation>
    </message>
    <message>
        <source>Only the centre confirms or returns money.</source>
        <translation>只有中心可以确认或退回到位资金。</translation>
    </message>
    <message>
        <source>Only the centre confirms review meetings.</source>
        <translation>评审会由合作交流办确认。</translation>
    </message>
    <message>
        <source>Only the centre enters recognised amounts.</source>
        <translation>只有中心可以录入北京认定。</translation>
    </message>
    <message>
        <source>Only the centre gives duties to other units.</source>
        <translation>只有中心可以给其他单位下达任务。</translation>
    </message>
    <message>
        <source>Only the centre may change or delete it; you can close it when it is done.</source>
        <translation>只有中心可以修改或删除；完成后您可以销号。</translation>
    </message>
    <message>
        <source>Only the centre may change this.</source>
        <translation>只有中心可以修改。</translation>
    </message>
    <message>
        <source>Only the centre reverses, and only a confirmed entry.</source>
        <translation>只有中心可以冲销，且只能冲销已确认的记录。</translation>
    </message>
    <message>
        <source>Only the centre shuts a computer out, and never its own.</source>
        <translation>只有中心能停用电脑，且不能停用自己的。</translation>
    </message>
    <message>
        <source>Only the list of projects has views.</source>
        <translation>只有项目列表有视图。</translation>
    </message>
    <message>
        <source>Only who acts for the centre lets an office take part.</source>
        <translation>让一个单位参加交换，要由有中心权限的人操作。</translation>
    </message>
    <message>
        <source>Open it in Excel or WPS and save it as .xlsx; nothing was changed.</source>
        <translation>请用 Excel 或 WPS 打开并另存为 .xlsx；未作任何改动。</translation>
    </message>
    <message>
        <source>Open it in Notepad, choose Save As with the encoding UTF-8, and try again.</source>
        <translation>请用记事本打开它，选“另存为”，编码选 UTF-8，保存后再试。</translation>
    </message>
    <message>
        <source>Open the lock on the stick&apos;s side or take another stick; nothing was lost.</source>
        <translation>请拨开U盘侧面的写保护开关，或换一个U盘；没有丢失任何内容。</translation>
    </message>
    <message>
        <source>Open the page “Exchange by USB stick” once.</source>
        <translation>请先打开一次“U盘交换”。</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>系统不允许</translation>
    </message>
    <message>
        <source>Other shares are set under the project itself, all together.</source>
        <translation>要改成其他份额，请在项目里一次填写全部份额。</translation>
    </message>
    <message>
        <source>Part {missing} of {parts} is missing.</source>
        <translation>缺少第 {missing} 个分卷（共 {parts} 个）。</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>没有权限，或文件正被其他程序打开</translation>
    </message>
    <message>
        <source>Plug it in again and repeat; nothing was changed.</source>
        <translation>请重新插入后再试；没有改动任何数据。</translation>
    </message>
    <message>
        <source>Plug it in again and repeat; nothing was lost.</source>
        <translation>请重新插入后再试；没有丢失任何内容。</translation>
    </message>
    <message>
        <source>Put all parts into one folder; they have the same name and a number.</source>
        <translation>请把所有分卷放在同一文件夹；它们名称相同，只有编号不同。</translation>
    </message>
    <message>
        <source>Put it back from a backup (File, Restore a backup).</source>
        <translation>可从备份恢复（文件 → 恢复备份）。</translation>
    </message>
    <message>
        <source>Put its projects on the agenda and enter their results.</source>
        <translation>请先把上会项目列入议程并录入评审结果。</translation>
    </message>
    <message>
        <source>Put projects on the agenda first.</source>
        <translation>请先把项目列入议程。</translation>
    </message>
    <message>
        <source>Put right what was before it in a new step.</source>
        <translation>此前的记录有误，请另行改正。</translation>
    </message>
    <message>
        <source>Put the records right first, or write below which words were wrong. To print all of it anew, declare it void and issue it again.</source>
        <translation>数据有误的请先改正记录；只是文字有误的，写在下面“有误的文字”里；要整期重印的，请作废后重新印发。</translation>
    </message>
    <message>
        <source>Put them back from the recovery copy that was saved, or make a new office card.</source>
        <translation>请用保存过的恢复副本恢复；没有副本的，重新制作单位名片。</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>磁盘是只读的</translation>
    </message>
    <message>
        <source>Rename or delete that one first; nothing was changed.</source>
        <translation>请先重命名或删除现有的那一条；未作任何修改。</translation>
    </message>
    <message>
        <source>Repeat it; nothing was lost.</source>
        <translation>请重试；没有丢失任何内容。</translation>
    </message>
    <message>
        <source>Restore it first.</source>
        <translation>请先还原。</translation>
    </message>
    <message>
        <source>Restore the last backup in the menu File. ({detail})</source>
        <translation>请在“文件”菜单中恢复最近的备份。（{detail}）</translation>
    </message>
    <message>
        <source>Restore the last backup or ask the administrator. ({detail})</source>
        <translation>请恢复上次备份或联系管理员。（{detail}）</translation>
    </message>
    <message>
        <source>Restore the last backup; the file was left as it is. ({detail})</source>
        <translation>请恢复上次备份；该文件保持原样。（{detail}）</translation>
    </message>
    <message>
        <source>Save it as PNG or JPEG and choose it again.</source>
        <translation>请另存为 PNG 或 JPEG 后再选择。</translation>
    </message>
    <message>
        <source>Say first which unit this computer belongs to.</source>
        <translation>请先设置这台电脑属于哪个单位。</translation>
    </message>
    <message>
        <source>Say in a few words what was done.</source>
        <translation>请简要写明做了什么。</translation>
    </message>
    <message>
        <source>Say what is to be done.</source>
        <translation>请填写事项。</translation>
    </message>
    <message>
        <source>Say what the training is about.</source>
        <translation>请填写培训主题。</translation>
    </message>
    <message>
        <source>Say when it is looked at again.</source>
        <translation>请填写复核日期。</translation>
    </message>
    <message>
        <source>Say when it was fulfilled.</source>
        <translation>请填写兑现日期。</translation>
    </message>
    <message>
        <source>Say where the figure comes from.</source>
        <translation>请填写数据来源。</translation>
    </message>
    <message>
        <source>Say which company the visitor&apos;s edition is for.</source>
        <translation>请填写来访企业名称。</translation>
    </message>
    <message>
        <source>Say which unit receives the project.</source>
        <translation>请选择接收单位。</translation>
    </message>
    <message>
        <source>Say who approved it.</source>
        <translation>请填写批准人。</translation>
    </message>
    <message>
        <source>Say who visits with --visitor.</source>
        <translation>请用 --visitor 说明来访企业。</translation>
    </message>
    <message>
        <source>Say why it is void.</source>
        <translation>请填写作废原因。</translation>
    </message>
    <message>
        <source>Say why it was wrong.</source>
        <translation>请说明有误的原因。</translation>
    </message>
    <message>
        <source>Several units have to do with these investors; the centre joins them.</source>
        <translation>这两家投资方涉及其他单位，由区合作交流办合并。</translation>
    </message>
    <message>
        <source>Some fields cannot be saved as they are.</source>
        <translation>有些内容还不能保存。</translation>
    </message>
    <message>
        <source>Some numbers cannot be the next ones.</source>
        <translation>有的期号或文号不能用。</translation>
    </message>
    <message>
        <source>Some of what a lead needs is still empty.</source>
        <translation>线索的必填项还没有填全。</translation>
    </message>
    <message>
        <source>Some targets cannot be saved as they are.</source>
        <translation>部分目标值有误，无法保存。</translation>
    </message>
    <message>
        <source>Somebody decided on this meanwhile, or new values came.</source>
        <translation>期间已有人作出决定，或来了新的值。</translation>
    </message>
    <message>
        <source>Something is still missing for this stage.</source>
        <translation>进入该阶段还缺少内容。</translation>
    </message>
    <message>
        <source>State and what was noted with it go together.</source>
        <translation>状态和随它填写的内容要一起取。</translation>
    </message>
    <message>
        <source>Stop it among the offices of the exchange, or deactivate the unit.</source>
        <translation>不再交换的，请在“U盘交换”的“各单位”里停用它，或在“单位与目标”里停用这个单位。</translation>
    </message>
    <message>
        <source>Take another copy of it, if there is one; nothing was changed.</source>
        <translation>如有另一个副本，请用另一个；没有改动任何内容。</translation>
    </message>
    <message>
        <source>Take another stick; nothing was lost.</source>
        <translation>请换一个U盘；没有丢失任何内容。</translation>
    </message>
    <message>
        <source>Take its office card and compare the digits by telephone first.</source>
        <translation>请先读取它的单位名片，并通过电话核对数字。</translation>
    </message>
    <message>
        <source>Take the confirmation back first, then change it.</source>
        <translation>请先撤回确认，再修改。</translation>
    </message>
    <message>
        <source>Take the other ownership, region or parent, or keep the other investor.</source>
        <translation>请改选另一家的所有制、注册地或上级投资方，或者改为保留另一家。</translation>
    </message>
    <message>
        <source>Take the password off in Excel or WPS and import it again.</source>
        <translation>请在 Excel 或 WPS 中取消密码后重新导入。</translation>
    </message>
    <message>
        <source>Take them as one of the offices set them.</source>
        <translation>请整组采用其中一个单位的值。</translation>
    </message>
    <message>
        <source>Task slips are printed by the centre.</source>
        <translation>督办单由中心打印。</translation>
    </message>
    <message>
        <source>Terminate the project, or merge it into another one if it was entered twice; what counts stays then.</source>
        <translation>可以将项目终止；如属重复录入，请并入另一个项目。已计入的数字会保留。</translation>
    </message>
    <message>
        <source>That is not the password.</source>
        <translation>密码不正确。</translation>
    </message>
    <message>
        <source>That unit or the Cooperation and Exchange Office can hand it over again.</source>
        <translation>请由接收单位或合作交流办再移交回来。</translation>
    </message>
    <message>
        <source>That was not the password too often.</source>
        <translation>密码错误次数过多。</translation>
    </message>
    <message>
        <source>The Cooperation and Exchange Office sees both, too, once it has your file.</source>
        <translation>把交换文件交给区合作交流办后，那边也能看到这两家。</translation>
    </message>
    <message>
        <source>The amount must be more than nothing.</source>
        <translation>金额必须大于零。</translation>
    </message>
    <message>
        <source>The amount must not be below zero.</source>
        <translation>金额不能小于零。</translation>
    </message>
    <message>
        <source>The bulletin of this month is out; it is not opened again.</source>
        <translation>该月的通报已发布，不能重新打开。</translation>
    </message>
    <message>
        <source>The centre admits offices: it needs the sender&apos;s office card.</source>
        <translation>单位由中心登记：请把发送单位的名片交给中心。</translation>
    </message>
    <message>
        <source>The centre has confirmed money of {name}; such an entry is not changed here.</source>
        <translation>“{name}”的到位资金已由区合作交流办确认，本单位不能改动。</translation>
    </message>
    <message>
        <source>The centre has confirmed that the conditions of the review are met.</source>
        <translation>中心已确认评审条件已落实。</translation>
    </message>
    <message>
        <source>The centre has shut computer {mark} of {unit} out of the exchange.</source>
        <translation>已停用：{unit}的电脑 {mark}，由中心停用。</translation>
    </message>
    <message>
        <source>The centre has shut this computer out of the exchange.</source>
        <translation>中心已停止本机参加交换。</translation>
    </message>
    <message>
        <source>The chapter {title} was changed while you were writing.</source>
        <translation>“{title}”在您编写期间被改动过。</translation>
    </message>
    <message>
        <source>The copy is incomplete: only its first {have} are there.</source>
        <translation>复制没有完成：只有开头的 {have}。</translation>
    </message>
    <message>
        <source>The copy is incomplete: {have} of {whole}.</source>
        <translation>复制没有完成：{whole} 中只有 {have}。</translation>
    </message>
    <message>
        <source>The database file cannot be written.</source>
        <translation>数据库文件无法写入。</translation>
    </message>
    <message>
        <source>The database file is damaged or is not one of this program.</source>
        <translation>数据库文件已损坏，或不是本程序的文件。</translation>
    </message>
    <message>
        <source>The database is damaged, so no backup was made of it; the earlier ones stay.</source>
        <translation>数据库文件已损坏，未制作备份；此前的备份均保留。</translation>
    </message>
    <message>
        <source>The database is in use by another program.</source>
        <translation>数据库正被其他程序使用。</translation>
    </message>
    <message>
        <source>The digits differ, so the card of {name} was not taken.</source>
        <translation>数字不一致，没有采用 {name} 的名片。</translation>
    </message>
    <message>
        <source>The disk is full or cannot be written.</source>
        <translation>磁盘已满或无法写入。</translation>
    </message>
    <message>
        <source>The disk reports a fault: {detail}.</source>
        <translation>磁盘报告故障：{detail}。</translation>
    </message>
    <message>
        <source>The end cannot be before the start.</source>
        <translation>停用日期不能早于启用日期。</translation>
    </message>
    <message>
        <source>The end must be after the beginning.</source>
        <translation>结束时间须晚于开始时间。</translation>
    </message>
    <message>
        <source>The end must not be before the beginning.</source>
        <translation>截止日期不能早于起始日期。</translation>
    </message>
    <message>
        <source>The entry has been reversed already.</source>
        <translation>该笔资金已冲销，不能重复冲销。</translation>
    </message>
    <message>
        <source>The file brings changes of an office that is not in the roster.</source>
        <translation>文件中有不在名册中的单位的改动。</translation>
    </message>
    <message>
        <source>The file brings changes of an office with the code {code}, whose card is not trusted here.</source>
        <translation>文件带有代码为 {code} 的单位的改动，而这里还没有信任它的名片。</translation>
    </message>
    <message>
        <source>The file brings changes of another computer of the centre, which this one does not know.</source>
        <translation>文件带有中心另一台电脑的改动，而本机不认识那台电脑。</translation>
    </message>
    <message>
        <source>The file cannot be read: {detail}.</source>
        <translation>文件无法读取：{detail}。</translation>
    </message>
    <message>
        <source>The file holds changes of {unit} outside its rights.</source>
        <translation>文件中有{unit}越权的改动。</translation>
    </message>
    <message>
        <source>The file is damaged.</source>
        <translation>文件已损坏。</translation>
    </message>
    <message>
        <source>The file is empty: it was not copied.</source>
        <translation>文件是空的，没有复制过来。</translation>
    </message>
    <message>
        <source>The file of {name} holds something that cannot be read; nothing was changed.</source>
        <translation>{name} 的文件里有无法读取的内容；没有改动任何数据。</translation>
    </message>
    <message>
        <source>The file of “{title}” is missing, or it is no longer the one that was issued.</source>
        <translation>《{title}》的文件已丢失，或已不是印发时的原件。</translation>
    </message>
    <message>
        <source>The file or folder {path} cannot be used ({reason}).</source>
        <translation>文件或文件夹 {path} 无法使用（{reason}）。</translation>
    </message>
    <message>
        <source>The file with the keys of this office is damaged: {path}.</source>
        <translation>存放本单位钥匙的文件已损坏：{path}。</translation>
    </message>
    <message>
        <source>The file {name} cannot be read: {detail}.</source>
        <translation>无法读取文件 {name}：{detail}。</translation>
    </message>
    <message>
        <source>The file {name} is empty.</source>
        <translation>文件 {name} 是空的。</translation>
    </message>
    <message>
        <source>The file {name} is larger than 200 MB.</source>
        <translation>文件 {name} 超过 200 MB。</translation>
    </message>
    <message>
        <source>The file {name} is protected by a password.</source>
        <translation>文件 {name} 有密码保护。</translation>
    </message>
    <message>
        <source>The file {path} could not be written ({reason}).</source>
        <translation>文件 {path} 无法写入（{reason}）。</translation>
    </message>
    <message>
        <source>The file {path} holds keys, but not those of this office&apos;s card.</source>
        <translation>文件 {path} 里的钥匙不是本单位这张名片的。</translation>
    </message>
    <message>
        <source>The first user has to be an administrator.</source>
        <translation>第一个用户须是管理员。</translation>
    </message>
    <message>
        <source>The five dimensions come to {total} points; together they must be 100.</source>
        <translation>五个维度满分合计 {total} 分，应当合计为 100 分。</translation>
    </message>
    <message>
        <source>The fixed investment cannot be more than the total investment.</source>
        <translation>固定资产投资不能大于总投资。</translation>
    </message>
    <message>
        <source>The font {path} is missing or damaged.</source>
        <translation>字体文件 {path} 缺失或已损坏。</translation>
    </message>
    <message>
        <source>The handbook has chapters, sections and subsections, no deeper.</source>
        <translation>手册只分章、节、小节三级，不能再深。</translation>
    </message>
    <message>
        <source>The handbook has no chapter “{name}”.</source>
        <translation>手册中没有“{name}”这一章。</translation>
    </message>
    <message>
        <source>The handbook has no chapters yet.</source>
        <translation>手册还没有章节。</translation>
    </message>
    <message>
        <source>The handbook was changed while the edition was being made.</source>
        <translation>定版期间手册被改动过。</translation>
    </message>
    <message>
        <source>The keys of this office were not found on this computer.</source>
        <translation>这台电脑上找不到本单位的钥匙。</translation>
    </message>
    <message>
        <source>The letter is not complete.</source>
        <translation>函件还没有写完整。</translation>
    </message>
    <message>
        <source>The list has {count} rows; up to {most} can be printed at once.</source>
        <translation>清单共有 {count} 行，一次最多打印 {most} 行。</translation>
    </message>
    <message>
        <source>The list is empty, there is nothing to print.</source>
        <translation>列表是空的，没有可打印的内容。</translation>
    </message>
    <message>
        <source>The mapping {name} speaks of {unknown}, which the data workbook has not.</source>
        <translation>表头对照文件 {name} 提到数据工作簿中没有的 {unknown}。</translation>
    </message>
    <message>
        <source>The meeting is confirmed and counts on its day; take that back first.</source>
        <translation>会议已经确认并按召开日期计入统计，请先撤回确认。</translation>
    </message>
    <message>
        <source>The money is to arrive on {day}, which is still to come.</source>
        <translation>该笔资金的到位日期是 {day}，尚未到这一天。</translation>
    </message>
    <message>
        <source>The office {code} is not trusted here yet.</source>
        <translation>这里还没有信任单位 {code}。</translation>
    </message>
    <message>
        <source>The output could not be written ({reason}).</source>
        <translation>结果无法输出（{reason}）。</translation>
    </message>
    <message>
        <source>The papers of a review meeting are printed by the centre.</source>
        <translation>评审会的会议材料和纪要由中心打印。</translation>
    </message>
    <message>
        <source>The passphrase needs at least {least} characters.</source>
        <translation>口令至少要{least}个字符。</translation>
    </message>
    <message>
        <source>The period of “{title}” begins only on {first} and ends on {last}.</source>
        <translation>《{title}》的期间 {first} 才开始，{last} 结束。</translation>
    </message>
    <message>
        <source>The period of “{title}” ends only on {last}; the figures go up to {today}, what comes later is missing.</source>
        <translation>《{title}》的期间到 {last} 才结束；数据只到 {today}，之后发生的不在其中。</translation>
    </message>
    <message>
        <source>The picture {name} is damaged and cannot be shown.</source>
        <translation>图片 {name} 已损坏，无法显示。</translation>
    </message>
    <message>
        <source>The picture {name} is too large ({size} points).</source>
        <translation>图片 {name} 太大（{size} 像素）。</translation>
    </message>
    <message>
        <source>The picture {name} is too large.</source>
        <translation>图片 {name} 太大。</translation>
    </message>
    <message>
        <source>The printer does not take the document; nothing was printed.</source>
        <translation>打印机没有接收文档，未打印任何页。</translation>
    </message>
    <message>
        <source>The project cannot go to this stage from where it is.</source>
        <translation>项目不能从当前阶段进入该阶段。</translation>
    </message>
    <message>
        <source>The project has no unit that could be asked.</source>
        <translation>项目没有申报单位，无法列入责任清单。</translation>
    </message>
    <message>
        <source>The project {name} is in the recycle bin and is not changed there.</source>
        <translation>项目“{name}”在回收站中，不能修改。</translation>
    </message>
    <message>
        <source>The recovery copy is damaged or not whole.</source>
        <translation>恢复副本已损坏或不完整。</translation>
    </message>
    <message>
        <source>The roster of offices does not come from the centre whose card is trusted here.</source>
        <translation>这份单位名册不是由本机信任的中心签发的。</translation>
    </message>
    <message>
        <source>The rules of the office ask for two people.</source>
        <translation>办公室规则要求两人分别核对和印发。</translation>
    </message>
    <message>
        <source>The schedule cannot be written as {name}.</source>
        <translation>培训计划不能写成 {name}。</translation>
    </message>
    <message>
        <source>The sender is not in the roster of offices.</source>
        <translation>发送单位不在名册中。</translation>
    </message>
    <message>
        <source>The shares are taken as one of the offices set them.</source>
        <translation>份额只能整套保留其中一个单位填的。</translation>
    </message>
    <message>
        <source>The sheets are named {sheets}; export an empty template to see them.</source>
        <translation>工作表名称应为 {sheets}；可导出空模板查看。</translation>
    </message>
    <message>
        <source>The stage is confirmed and counts as it is.</source>
        <translation>这个阶段已经确认并计入，不再更改。</translation>
    </message>
    <message>
        <source>The stick does not keep what is written to it; the file was removed.</source>
        <translation>U盘没有存住写入的内容；文件已删除。</translation>
    </message>
    <message>
        <source>The stick was pulled out or has a fault; the file could not be read.</source>
        <translation>U盘被拔出或有故障，文件没有读成。</translation>
    </message>
    <message>
        <source>The stick was pulled out or has a fault; the file was not written.</source>
        <translation>U盘被拔出或有故障；文件没有写成。</translation>
    </message>
    <message>
        <source>The template {file} cannot be opened.</source>
        <translation>模板 {file} 无法打开。</translation>
    </message>
    <message>
        <source>The template {file} was saved with an encoding that cannot be read.</source>
        <translation>模板 {file} 保存时用的编码不对，无法读取。</translation>
    </message>
    <message>
        <source>The two passwords are not the same.</source>
        <translation>两次输入的密码不一致。</translation>
    </message>
    <message>
        <source>The unit in charge does not help itself; take it out of the list.</source>
        <translation>配合单位中不能有责任单位本身，请去掉。</translation>
    </message>
    <message>
        <source>The unit {code} has this name already.</source>
        <translation>单位 {code} 已使用此名称。</translation>
    </message>
    <message>
        <source>The window of this office is open, so its data cannot be replaced.</source>
        <translation>本单位的窗口正在使用，无法替换数据。</translation>
    </message>
    <message>
        <source>There are no such pages to print.</source>
        <translation>没有要打印的页。</translation>
    </message>
    <message>
        <source>There are records of {name} already, so it stays among the units.</source>
        <translation>{name}已有记录，不能从责任单位中撤掉。</translation>
    </message>
    <message>
        <source>There are {count} values to choose from.</source>
        <translation>可选的值有 {count} 个。</translation>
    </message>
    <message>
        <source>There is a fact or policy of this name already.</source>
        <translation>已有同名的数据或政策。</translation>
    </message>
    <message>
        <source>There is a training with this topic at the same time already.</source>
        <translation>同一时间已有同一主题的培训。</translation>
    </message>
    <message>
        <source>There is a user {name} already; add something to the name.</source>
        <translation>已有名为“{name}”的用户，请在姓名后加字区分。</translation>
    </message>
    <message>
        <source>There is an office in {folder} already.</source>
        <translation>{folder} 中已有数据。</translation>
    </message>
    <message>
        <source>There is another {name} already.</source>
        <translation>已有另一条“{name}”。</translation>
    </message>
    <message>
        <source>There is no edition {number} of the handbook.</source>
        <translation>手册没有第 {number} 版。</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>没有文件 {path}。</translation>
    </message>
    <message>
        <source>There is no folder {path}.</source>
        <translation>没有文件夹 {path}。</translation>
    </message>
    <message>
        <source>There is no industry with the code {code}.</source>
        <translation>没有代码为 {code} 的行业。</translation>
    </message>
    <message>
        <source>There is no office in {folder} yet.</source>
        <translation>{folder} 中还没有数据。</translation>
    </message>
    <message>
        <source>There is no permission to write to {path}.</source>
        <translation>没有写入 {path} 的权限。</translation>
    </message>
    <message>
        <source>There is no review meeting yet for which this paper could be printed.</source>
        <translation>还没有可以印这种材料的评审会。</translation>
    </message>
    <message>
        <source>There is no review meeting “{text}”.</source>
        <translation>没有评审会“{text}”。</translation>
    </message>
    <message>
        <source>There is no room left on the disk for the file {path}.</source>
        <translation>磁盘已满，文件 {path} 无法写入。</translation>
    </message>
    <message>
        <source>There is no screen on which a window could be shown.</source>
        <translation>本机没有可显示窗口的屏幕。</translation>
    </message>
    <message>
        <source>There is no training in {year}.</source>
        <translation>{year} 年没有培训。</translation>
    </message>
    <message>
        <source>There is no unit with the code {code}.</source>
        <translation>没有代码为 {code} 的单位。</translation>
    </message>
    <message>
        <source>There is no unit {code}.</source>
        <translation>没有代码为 {code} 的单位。</translation>
    </message>
    <message>
        <source>There is no view {name}. There are: {names}.</source>
        <translation>没有名为 {name} 的视图。现有：{names}。</translation>
    </message>
    <message>
        <source>There is not enough room in {folder}.</source>
        <translation>{folder} 空间不足。</translation>
    </message>
    <message>
        <source>There is not enough room in {folder}: {need} are needed, and {free} are free.</source>
        <translation>{folder} 空间不足：需要 {need}，只有 {free}。</translation>
    </message>
    <message>
        <source>There is nothing to decide under this number any more.</source>
        <translation>这个编号下已没有待决定的内容。</translation>
    </message>
    <message>
        <source>There is nothing to print on this paper yet.</source>
        <translation>这份材料还没有可以打印的内容。</translation>
    </message>
    <message>
        <source>These come to {total} %, not to 100 %.</source>
        <translation>合计为 {total}%，不是 100%。</translation>
    </message>
    <message>
        <source>These decisions were taken back, or a file was written or read since.</source>
        <translation>这些决定已被撤回，或者之后写出、读入过文件。</translation>
    </message>
    <message>
        <source>These files do not belong together.</source>
        <translation>这些文件不是同一份交换文件。</translation>
    </message>
    <message>
        <source>These projects have no result yet: {names}.</source>
        <translation>以下项目还没有评审结果：{names}。</translation>
    </message>
    <message>
        <source>These rules cannot hold.</source>
        <translation>这些规则无法执行。</translation>
    </message>
    <message>
        <source>This account is not in use any more.</source>
        <translation>该账号已停用。</translation>
    </message>
    <message>
        <source>This backup was made by a newer version of the program.</source>
        <translation>该备份由新版本程序生成。</translation>
    </message>
    <message>
        <source>This bulletin does not stand any more.</source>
        <translation>这份通报已经作废。</translation>
    </message>
    <message>
        <source>This cannot be empty.</source>
        <translation>此项不能为空。</translation>
    </message>
    <message>
        <source>This cannot be less than nothing.</source>
        <translation>不能小于零。</translation>
    </message>
    <message>
        <source>This card has the centre&apos;s code {code}, and it is a unit&apos;s.</source>
        <translation>这张名片用的是中心的代码 {code}，却是责任单位的名片。</translation>
    </message>
    <message>
        <source>This card has the code {code}, and its office is {known} here: small and capital letters differ.</source>
        <translation>这张名片上的代码是 {code}，而这个单位在这里的代码是 {known}，大小写不同。</translation>
    </message>
    <message>
        <source>This card is another centre&apos;s, with the code {code}: there is one centre.</source>
        <translation>这张名片来自另一个“中心”，代码是 {code}；而中心只有一个。</translation>
    </message>
    <message>
        <source>This computer has too little space to read the file: {need} are needed, and {free} are free.</source>
        <translation>本机空间不足，无法读取该文件：需要 {need}，只有 {free}。</translation>
    </message>
    <message>
        <source>This database was written by a newer version of the program.</source>
        <translation>该数据库由新版本程序写入。</translation>
    </message>
    <message>
        <source>This day is still to come.</source>
        <translation>这一天还没有到。</translation>
    </message>
    <message>
        <source>This day is still to come; enter it when it has happened.</source>
        <translation>这一天还没有到，请在事情发生后再填写。</translation>
    </message>
    <message>
        <source>This day is still to come; money counts once it has really arrived.</source>
        <translation>这一天还没有到，资金实际到位后才能录入。</translation>
    </message>
    <message>
        <source>This draft is no longer in work.</source>
        <translation>此草稿已不在办理中。</translation>
    </message>
    <message>
        <source>This file came with the program: install the program again, or copy the file from another computer.</source>
        <translation>这是程序自带的文件：请重新安装程序，或从另一台装有同一版本的电脑复制这个文件。</translation>
    </message>
    <message>
        <source>This file does not wait any more.</source>
        <translation>这个文件已经不在等待了。</translation>
    </message>
    <message>
        <source>This file is for another office.</source>
        <translation>这个文件是给其他单位的。</translation>
    </message>
    <message>
        <source>This file is for this office, but not for this computer, or it is damaged.</source>
        <translation>这个文件是给本单位的，但不是给这台电脑的，或者已损坏。</translation>
    </message>
    <message>
        <source>This file is for {unit}.</source>
        <translation>这个文件是给{unit}的。</translation>
    </message>
    <message>
        <source>This file is no recovery copy of keys.</source>
        <translation>这个文件不是钥匙的恢复副本。</translation>
    </message>
    <message>
        <source>This file needs a newer version of the program.</source>
        <translation>读取这个文件需要新版本的程序。</translation>
    </message>
    <message>
        <source>This file was written here, for {unit}.</source>
        <translation>给{unit}：这个文件是本单位写的。</translation>
    </message>
    <message>
        <source>This is needed for the stage.</source>
        <translation>该阶段需要此项。</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>此项必填。</translation>
    </message>
    <message>
        <source>This is no valid unified social credit code.</source>
        <translation>统一社会信用代码不正确。</translation>
    </message>
    <message>
        <source>This is not an exchange file of this program.</source>
        <translation>这不是本程序的交换文件。</translation>
    </message>
    <message>
        <source>This is not an office card, or it was altered.</source>
        <translation>这不是单位名片，或者内容被改动过。</translation>
    </message>
    <message>
        <source>This is not the address of a database file: {detail}.</source>
        <translation>这不是数据库文件的地址：{detail}。</translation>
    </message>
    <message>
        <source>This is the card of this very computer.</source>
        <translation>这是本机自己的名片。</translation>
    </message>
    <message>
        <source>This is too large for a target.</source>
        <translation>目标值过大。</translation>
    </message>
    <message>
        <source>This letter does not stand any more.</source>
        <translation>此函已不再有效。</translation>
    </message>
    <message>
        <source>This limit must lie below the one for passing.</source>
        <translation>有条件通过的分数线应低于通过分数线。</translation>
    </message>
    <message>
        <source>This move is not open to the project, or not to you.</source>
        <translation>项目不能这样变更，或您没有权限。</translation>
    </message>
    <message>
        <source>This office has its keys, so it needs no new card.</source>
        <translation>本单位的钥匙完好，不需要重新制作名片。</translation>
    </message>
    <message>
        <source>This office has no keys yet: they are made when it exchanges first.</source>
        <translation>本单位还没有钥匙：第一次交换时才制作。</translation>
    </message>
    <message>
        <source>This office has not been set up yet, so it cannot exchange.</source>
        <translation>本单位还没有完成设置，不能交换。</translation>
    </message>
    <message>
        <source>This office keeps no files.</source>
        <translation>此处不保存文件。</translation>
    </message>
    <message>
        <source>This office knows its own projects of the meeting only.</source>
        <translation>本单位只掌握会议中涉及本单位的项目。</translation>
    </message>
    <message>
        <source>This one is merged into another project itself.</source>
        <translation>该项目本身已并入其他项目。</translation>
    </message>
    <message>
        <source>This passphrase does not open the recovery copy.</source>
        <translation>口令不对，打不开恢复副本。</translation>
    </message>
    <message>
        <source>This program is open already on the data in {folder}.</source>
        <translation>招商通已打开此数据文件夹（{folder}）。</translation>
    </message>
    <message>
        <source>This project was not passed with conditions.</source>
        <translation>这个项目的结论不是“有条件通过”。</translation>
    </message>
    <message>
        <source>This recovery copy holds the keys of another computer or an earlier card of {own}.</source>
        <translation>这个恢复副本里是{own}另一台电脑或以前名片的钥匙。</translation>
    </message>
    <message>
        <source>This recovery copy holds the keys of {other}, not of {own}.</source>
        <translation>这个恢复副本里是{other}的钥匙，不是{own}的。</translation>
    </message>
    <message>
        <source>This step cannot be undone: a record of it went to another unit since.</source>
        <translation>此步不能撤销：其中的记录后来移交到了其他单位。</translation>
    </message>
    <message>
        <source>This step cannot be undone: other records refer to what it added.</source>
        <translation>此步不能撤销：已有其他记录用到这一步新增的内容。</translation>
    </message>
    <message>
        <source>This step cannot be undone: the file of {unit} that was read at {at} changed the same data.</source>
        <translation>此步不能撤销：{at} 读入的{unit}的文件改了相同的数据。</translation>
    </message>
    <message>
        <source>This step cannot be undone: the same data was changed again later.</source>
        <translation>此步不能撤销：相同的数据后来又被修改。</translation>
    </message>
    <message>
        <source>This step cannot be undone: {user} changed the same data at {at}.</source>
        <translation>此步不能撤销：{user}于 {at} 改了相同的数据。</translation>
    </message>
    <message>
        <source>This training is on {day}; it can be marked as held from that day on.</source>
        <translation>本场培训定于 {day}，当日起方可标记为已举办。</translation>
    </message>
    <message>
        <source>This unit keeps the project already.</source>
        <translation>项目已由该单位管理。</translation>
    </message>
    <message>
        <source>To let it in again, take its office card and compare the digits by telephone.</source>
        <translation>要重新参加，请收下它的单位名片，并在电话里核对数字。</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>打开的文件太多</translation>
    </message>
    <message>
        <source>Undo the later steps first, or delete what is not wanted itself.</source>
        <translation>请先撤销之后的操作，或者直接删除不要的记录。</translation>
    </message>
    <message>
        <source>Undo the later steps first.</source>
        <translation>请先撤销之后的操作。</translation>
    </message>
    <message>
        <source>Units exchange through the centre, not with each other.</source>
        <translation>责任单位通过中心交换，相互之间不直接交换。</translation>
    </message>
    <message>
        <source>Until then it can be made and printed as a trial, not checked or issued.</source>
        <translation>在此之前只能生成、试印，不能核对和印发。</translation>
    </message>
    <message>
        <source>Wait {seconds} seconds and try again.</source>
        <translation>请等待 {seconds} 秒后再试。</translation>
    </message>
    <message>
        <source>What came from other offices is not undone here, nor is what was before.</source>
        <translation>其他单位传来的内容不能用撤销退回，之前的步骤也不能再撤销。</translation>
    </message>
    <message>
        <source>What is signed as {unit} does not come from there: the file was altered.</source>
        <translation>署名为{unit}的内容并非出自该单位：文件被改动过。</translation>
    </message>
    <message>
        <source>What stands here is no one choice; choose one from the list.</source>
        <translation>这里填的不是列表中的某一项，请从列表中选择。</translation>
    </message>
    <message>
        <source>What was issued cannot be undone: its number is taken. It can be voided.</source>
        <translation>印发不能撤销：编号已经占用；可以作废。</translation>
    </message>
    <message>
        <source>With fewer than 3 cards, none would be left: 3 to 99.</source>
        <translation>少于 3 份评分表时去掉最高最低分后不剩评分，应为 3 至 99。</translation>
    </message>
    <message>
        <source>With this account you can look at everything and change nothing.</source>
        <translation>此账号可查看全部内容，但不能修改。</translation>
    </message>
    <message>
        <source>Work with the commands instead; --help lists them.</source>
        <translation>请改用命令行，--help 列出全部命令。</translation>
    </message>
    <message>
        <source>Write a chapter first.</source>
        <translation>请先编写一个章节。</translation>
    </message>
    <message>
        <source>Write down the conditions.</source>
        <translation>请填写附加条件。</translation>
    </message>
    <message>
        <source>Write down what was promised.</source>
        <translation>请写明承诺内容。</translation>
    </message>
    <message>
        <source>Write it as 2022-12.</source>
        <translation>请写成 2022-12。</translation>
    </message>
    <message>
        <source>Write it as 2022-20 for the 20th of the year, or as a day in it, 2022-10-08.</source>
        <translation>请写成 2022-20（当年第20个双周），或其中的一天，如 2022-10-08。</translation>
    </message>
    <message>
        <source>Write it as 2022.</source>
        <translation>请写成 2022。</translation>
    </message>
    <message>
        <source>Write it as a number, for instance 12000 or 0.5.</source>
        <translation>请写成数字，例如 12000 或 0.5。</translation>
    </message>
    <message>
        <source>Write it as sqlite:///FILE; database servers are not supported.</source>
        <translation>请写成 sqlite:///文件；不支持数据库服务器。</translation>
    </message>
    <message>
        <source>Write it exactly as it is printed, signs too.</source>
        <translation>请照印出的原样写，标点也要一样。</translation>
    </message>
    <message>
        <source>Write “{example}” under [letterhead], with your own words before the year.</source>
        <translation>请在 [letterhead] 下写“{example}”，年份前为本单位的机关代字。</translation>
    </message>
    <message>
        <source>You checked this bulletin yourself, so somebody else has to issue it.</source>
        <translation>本期由您核对，须由他人印发。</translation>
    </message>
    <message>
        <source>You may not confirm this stage.</source>
        <translation>您没有确认该阶段的权限。</translation>
    </message>
    <message>
        <source>Your text is kept as a draft; compare it and save again.</source>
        <translation>您的文字已保留为草稿，请比对后重新保存。</translation>
    </message>
    <message>
        <source>{file} gives its letters no number, so they cannot be issued.</source>
        <translation>{file} 没有为函件编号，不能印发。</translation>
    </message>
    <message>
        <source>{file} is empty: it has no [part].</source>
        <translation>{file} 是空的，没有任何 [部分]。</translation>
    </message>
    <message>
        <source>{file}, line {line}: a brace is missing or left over.</source>
        <translation>{file} 第 {line} 行：花括号缺少或多余。</translation>
    </message>
    <message>
        <source>{file}, line {line}: a letter&apos;s number is written as “{example}”.</source>
        <translation>{file} 第 {line} 行：函的发文字号写成“{example}”。</translation>
    </message>
    <message>
        <source>{file}, line {line}: a number from {least} to {most} is expected.</source>
        <translation>{file} 第 {line} 行：这里应当是 {least} 到 {most} 之间的整数。</translation>
    </message>
    <message>
        <source>{file}, line {line}: a remark begins with the half-width ; — with ； it would be printed.</source>
        <translation>{file} 第 {line} 行：说明以半角的 ; 开头，写成全角的 ； 会印出来。</translation>
    </message>
    <message>
        <source>{file}, line {line}: text stands before the first [part].</source>
        <translation>{file} 第 {line} 行：第一个 [部分] 之前不能有文字。</translation>
    </message>
    <message>
        <source>{file}, line {line}: the name of a part is written as [name].</source>
        <translation>{file} 第 {line} 行：部分的名称要写成 [名称]，方括号用英文的。</translation>
    </message>
    <message>
        <source>{file}, line {line}: there is no part called [{part}].</source>
        <translation>{file} 第 {line} 行：没有名为 [{part}] 的部分。</translation>
    </message>
    <message>
        <source>{file}, line {line}: there is no part called [{part}]; [{close}] may be meant.</source>
        <translation>{file} 第 {line} 行：没有名为 [{part}] 的部分，是否应为 [{close}]？</translation>
    </message>
    <message>
        <source>{file}, line {line}: there is nothing called “{name}” to put in.</source>
        <translation>{file} 第 {line} 行：没有名为“{name}”的内容可填。</translation>
    </message>
    <message>
        <source>{file}, line {line}: there is nothing called “{name}” to put in. Known here: {known}.</source>
        <translation>{file} 第 {line} 行：没有叫“{name}”的内容可填。这里可用：{known}。</translation>
    </message>
    <message>
        <source>{file}, line {line}: there is nothing called “{name}” to put in; “{close}” may be meant. Known here: {known}.</source>
        <translation>{file} 第 {line} 行：没有叫“{name}”的内容可填，可能是“{close}”。这里可用：{known}。</translation>
    </message>
    <message>
        <source>{file}, line {line}: there is nothing called “{name}”; nothing can be put in here.</source>
        <translation>{file} 第 {line} 行：没有叫“{name}”的内容，这里不能用花括号填入内容。</translation>
    </message>
    <message>
        <source>{file}, line {line}: without {number} all would have the same number.</source>
        <translation>{file} 第 {line} 行：没有 {number}，各件的文号会都一样。</translation>
    </message>
    <message>
        <source>{file}, line {line}: “key = value” is expected.</source>
        <translation>{file} 第 {line} 行：应写成“名称 = 内容”。</translation>
    </message>
    <message>
        <source>{file}, line {line}: “{key}” is not known here. Known are: {known}.</source>
        <translation>{file} 第 {line} 行：这里没有“{key}”这一项，可用的有：{known}。</translation>
    </message>
    <message>
        <source>{file}, line {line}: “{key}” is not known here; “{close}” may be meant. Known are: {known}.</source>
        <translation>{file} 第 {line} 行：“{key}”在这里用不上，可能是“{close}”。可用的有：{known}。</translation>
    </message>
    <message>
        <source>{file}, line {line}: “{sign}” is a full-width brace and would be printed; write {right}.</source>
        <translation>{file} 第 {line} 行：“{sign}”是全角花括号，会照样印出来，请改成半角的 {right}。</translation>
    </message>
    <message>
        <source>{file}: the line “{key} = …” is missing in the part [{part}].</source>
        <translation>{file}：[{part}] 部分缺少“{key} = …”一行。</translation>
    </message>
    <message>
        <source>{file}: the part [{part}] is missing.</source>
        <translation>{file}：缺少 [{part}] 部分。</translation>
    </message>
    <message>
        <source>{name} has the code {code}, with which this computer was set up, too.</source>
        <translation>{name}的代码是 {code}，本机设置时用的也是这个代码。</translation>
    </message>
    <message>
        <source>{name} has this code already; codes are not given twice.</source>
        <translation>{name}已使用此代码；单位代码不重复使用。</translation>
    </message>
    <message>
        <source>{name} in the recycle bin had this code; codes are not given twice.</source>
        <translation>回收站中的{name}用过此代码；单位代码不重复使用。</translation>
    </message>
    <message>
        <source>{name} is not a PNG or JPEG picture.</source>
        <translation>{name} 不是 PNG 或 JPEG 图片。</translation>
    </message>
    <message>
        <source>{name} is not a mapping: {detail}.</source>
        <translation>{name} 不是表头对照文件：{detail}。</translation>
    </message>
    <message>
        <source>{name} is not a workbook, or it is damaged.</source>
        <translation>{name} 不是工作簿，或已损坏。</translation>
    </message>
    <message>
        <source>{name} is not deleted: the centre has confirmed its stage, which counts.</source>
        <translation>不能删除 {name}：其阶段已由中心确认并计入。</translation>
    </message>
    <message>
        <source>{name} is not deleted: the city has recognised an amount of it, which counts.</source>
        <translation>不能删除 {name}：其金额已获市里认定并计入。</translation>
    </message>
    <message>
        <source>{name} is not deleted: {amount} 万元 of its money is confirmed and counts.</source>
        <translation>不能删除 {name}：已有 {amount} 万元到位资金确认并计入。</translation>
    </message>
    <message>
        <source>{name} is not the centre: units exchange through the centre.</source>
        <translation>{name} 不是中心：责任单位通过中心交换。</translation>
    </message>
    <message>
        <source>{name} is the centre itself and cannot be deactivated.</source>
        <translation>{name}是中心本身，不能停用。</translation>
    </message>
    <message>
        <source>{name} is the only administrator left.</source>
        <translation>{name} 是唯一的管理员。</translation>
    </message>
    <message>
        <source>{name} takes part from {day} on; it cannot end before that.</source>
        <translation>{name}自 {day} 起启用，停用日期不能早于该日。</translation>
    </message>
    <message>
        <source>{name} takes part in the exchange, so it stays among the units.</source>
        <translation>{name}已参加交换，不能从责任单位中撤掉。</translation>
    </message>
    <message>
        <source>{path} cannot be written: {detail}.</source>
        <translation>无法写入 {path}：{detail}。</translation>
    </message>
    <message>
        <source>{path} is a folder, not a file.</source>
        <translation>{path} 是文件夹，不是文件。</translation>
    </message>
    <message>
        <source>{path} is not a backup of this program, or it is damaged.</source>
        <translation>{path} 不是本程序的备份，或已损坏。</translation>
    </message>
    <message>
        <source>{period} is not a fortnight.</source>
        <translation>{period} 不是一个双周。</translation>
    </message>
    <message>
        <source>{period} is not a month.</source>
        <translation>{period} 不是月份。</translation>
    </message>
    <message>
        <source>{period} is not a year.</source>
        <translation>{period} 不是年度。</translation>
    </message>
    <message>
        <source>{points} is not between 0 and {most}, the most for this dimension.</source>
        <translation>{points} 分超出本项的分值范围（0 到 {most} 分）。</translation>
    </message>
    <message>
        <source>{title} has been issued already, as number {number}.</source>
        <translation>《{title}》已作为第 {number} 期印发。</translation>
    </message>
    <message>
        <source>{unit} takes part in the exchange no more: its computer was shut out.</source>
        <translation>{unit}已不再参加交换：它的电脑已停用。</translation>
    </message>
    <message>
        <source>{year} has no targets to copy.</source>
        <translation>{year}年没有可复制的目标。</translation>
    </message>
    <message>
        <source>{year} is no year for targets.</source>
        <translation>不能设置{year}年的目标。</translation>
    </message>
    <message>
        <source>“{label}” at the foot has {count} characters: it does not fit on a page.</source>
        <translation>版记里“{label}”一项有 {count} 个字，一页放不下。</translation>
    </message>
    <message>
        <source>“{matter}” is not open any more.</source>
        <translation>“{matter}”已不是进行中。</translation>
    </message>
    <message>
        <source>“{matter}” is the duty of {unit}.</source>
        <translation>“{matter}”是{unit}的任务。</translation>
    </message>
    <message>
        <source>“{matter}” was not entered by your unit.</source>
        <translation>“{matter}”不是本单位录入的。</translation>
    </message>
    <message>
        <source>“{name}” cannot pass: {judges} judges gave points, at least {fewest} have to.</source>
        <translation>“{name}”不能通过：只有 {judges} 位评委评分，至少要有 {fewest} 位。</translation>
    </message>
    <message>
        <source>“{text}” cannot be the value of this field.</source>
        <translation>“{text}”不能作为这一项的值。</translation>
    </message>
    <message>
        <source>“{text}” is no amount in 万元.</source>
        <translation>“{text}”不是以万元计的金额。</translation>
    </message>
    <message>
        <source>“{text}” is no whole number of points.</source>
        <translation>“{text}”不是整数分值。</translation>
    </message>
    <message>
        <source>“{text}” names {count} review meetings: {titles}.</source>
        <translation>“{text}”对应 {count} 次评审会：{titles}。</translation>
    </message>
    <message>
        <source>“{title}” has no table that could go into a workbook.</source>
        <translation>“{title}”里没有可以放进工作簿的表格。</translation>
    </message>
    <message>
        <source>“{title}” is confirmed and counts as it is.</source>
        <translation>“{title}”已经确认并计入统计，不能再改。</translation>
    </message>
    <message>
        <source>“{title}” is no longer what {name} checked; it is a draft again.</source>
        <translation>《{title}》的内容已与 {name} 核对时不同，已退回草稿。</translation>
    </message>
    <message>
        <source>“{title}” is on {day}; there are no results before it.</source>
        <translation>“{title}”将于 {day} 召开，会前不能录入结果。</translation>
    </message>
    <message>
        <source>“{words}” does not stand in what was issued.</source>
        <translation>印发的文件里没有“{words}”。</translation>
    </message>
</context>
<context>
    <name>import</name>
    <message>
        <source>a negative amount must name the evidence number that it reverses</source>
        <translation>负数金额必须填写被冲销的凭证编号</translation>
    </message>
    <message>
        <source>a reversal has a negative amount</source>
        <translation>冲销的金额应为负数</translation>
    </message>
    <message>
        <source>another row of this project&apos;s shares was refused</source>
        <translation>该项目的另一行比例未通过</translation>
    </message>
    <message>
        <source>confirmed money is never changed: enter a reversal and the right entry</source>
        <translation>已确认的资金不再修改，请填冲销行和正确的一行</translation>
    </message>
    <message>
        <source>confirmed without a count month: it counts in no period</source>
        <translation>已确认但没有计入月份，不计入任何期间</translation>
    </message>
    <message>
        <source>confirmed without a form: it counts nowhere</source>
        <translation>已确认但没有填写形式，不计入任何指标</translation>
    </message>
    <message>
        <source>confirmed without an investor: it counts nowhere</source>
        <translation>已确认但没有填写投资方，不计入任何指标</translation>
    </message>
    <message>
        <source>is above itself</source>
        <translation>上级不能是自己</translation>
    </message>
    <message>
        <source>is there already with other content (import with update to change it)</source>
        <translation>已存在且内容不同（如需修改请用更新方式导入）</translation>
    </message>
    <message>
        <source>is this office itself, of which nothing was entered yet: filled in</source>
        <translation>是本单位，此前只有设置时的名称，按文件补全</translation>
    </message>
    <message>
        <source>neither a unified social credit code nor why there is none</source>
        <translation>既没有统一社会信用代码，也没有无代码原因</translation>
    </message>
    <message>
        <source>neither name nor codename</source>
        <translation>既没有项目名称也没有代号</translation>
    </message>
    <message>
        <source>not known, passed over: {names}</source>
        <translation>不认识，已跳过：{names}</translation>
    </message>
    <message>
        <source>several entries have the evidence number {number}</source>
        <translation>有多笔资金的凭证编号为 {number}</translation>
    </message>
    <message>
        <source>the centre confirms money: enter it as checked by the unit (单位核)</source>
        <translation>到位资金由中心确认：状态请填“单位核”</translation>
    </message>
    <message>
        <source>the centre does not know this unit: ask it to enter the unit</source>
        <translation>中心没有这个单位：请先由中心添加</translation>
    </message>
    <message>
        <source>the centre enters what the city has recognised</source>
        <translation>北京认定由中心填写</translation>
    </message>
    <message>
        <source>the centre sets targets: they come with its next file</source>
        <translation>指标目标由中心下达，随中心的下一个文件收到</translation>
    </message>
    <message>
        <source>the code {code} is not in the code table; it was taken as {taken}</source>
        <translation>代码 {code} 不在代码表中，按 {taken} 处理</translation>
    </message>
    <message>
        <source>the fixed investment is greater than the total</source>
        <translation>固定资产投资大于总投资</translation>
    </message>
    <message>
        <source>the formula “{cell}” has no result: open the file in Excel or WPS, save it and import it again</source>
        <translation>公式“{cell}”没有计算结果：请用 Excel 或 WPS 打开该文件，保存后重新导入</translation>
    </message>
    <message>
        <source>the project has no entry with the evidence number {number}</source>
        <translation>该项目没有凭证编号为 {number} 的资金</translation>
    </message>
    <message>
        <source>the project has {count} lead investors</source>
        <translation>该项目有 {count} 个牵头投资方</translation>
    </message>
    <message>
        <source>the row of investor {key} was refused</source>
        <translation>投资方 {key} 所在行未通过</translation>
    </message>
    <message>
        <source>the row of project {key} was refused</source>
        <translation>项目 {key} 所在行未通过</translation>
    </message>
    <message>
        <source>the row of the parent was refused</source>
        <translation>上级所在行未通过</translation>
    </message>
    <message>
        <source>the row of unit {key} was refused</source>
        <translation>单位 {key} 所在行未通过</translation>
    </message>
    <message>
        <source>the same record stands in row {row} already</source>
        <translation>与第 {row} 行重复</translation>
    </message>
    <message>
        <source>the same unified social credit code as “{name}”</source>
        <translation>统一社会信用代码与“{name}”相同</translation>
    </message>
    <message>
        <source>the shares of this project come to {total} %, not to 100 %</source>
        <translation>该项目的比例合计为 {total} %，不是 100 %</translation>
    </message>
    <message>
        <source>the sheet has no column {headers}</source>
        <translation>工作表缺少列 {headers}</translation>
    </message>
    <message>
        <source>there is no investor {key}</source>
        <translation>没有投资方 {key}</translation>
    </message>
    <message>
        <source>there is no project {key}</source>
        <translation>没有项目 {key}</translation>
    </message>
    <message>
        <source>there is no training “{topic}” at {time}</source>
        <translation>没有 {time} 的培训“{topic}”</translation>
    </message>
    <message>
        <source>there is no unit {key}</source>
        <translation>没有单位 {key}</translation>
    </message>
    <message>
        <source>there is no “{cell}” in the code table ({choices})</source>
        <translation>代码表中没有“{cell}”（可选 {choices}）</translation>
    </message>
    <message>
        <source>this stage is confirmed by others: leave the day empty</source>
        <translation>这个阶段不由本账户确认：请留空</translation>
    </message>
    <message>
        <source>{code} is no unified social credit code</source>
        <translation>{code} 不是正确的统一社会信用代码</translation>
    </message>
    <message>
        <source>{header} is empty</source>
        <translation>{header}为空</translation>
    </message>
    <message>
        <source>{header}: {sentence}</source>
        <translation>{header}：{sentence}</translation>
    </message>
    <message>
        <source>{month} is closed, its bulletin has been issued: enter this in an open month</source>
        <translation>{month} 已锁定（通报已印发），请计入未锁定的月份</translation>
    </message>
    <message>
        <source>{sheet}, row {row}: {reason}</source>
        <translation>{sheet} 第 {row} 行：{reason}</translation>
    </message>
    <message>
        <source>{sheet}: {added} added, {updated} updated, {unchanged} unchanged, {rejected} rejected</source>
        <translation>{sheet}：新增 {added}，更新 {updated}，未变 {unchanged}，未通过 {rejected}</translation>
    </message>
    <message>
        <source>“{cell}” has more than {decimals} decimals</source>
        <translation>“{cell}”的小数超过 {decimals} 位</translation>
    </message>
    <message>
        <source>“{cell}” is below zero</source>
        <translation>“{cell}”小于零</translation>
    </message>
    <message>
        <source>“{cell}” is neither 是 nor 否</source>
        <translation>“{cell}”既不是“是”也不是“否”</translation>
    </message>
    <message>
        <source>“{cell}” is not a date (write 2022-03-15)</source>
        <translation>“{cell}”不是日期（请写成 2022-03-15）</translation>
    </message>
    <message>
        <source>“{cell}” is not a month (write 2022-03)</source>
        <translation>“{cell}”不是月份（请写成 2022-03）</translation>
    </message>
    <message>
        <source>“{cell}” is not a number</source>
        <translation>“{cell}”不是数字</translation>
    </message>
    <message>
        <source>“{cell}” is not a time of day</source>
        <translation>“{cell}”不是时间</translation>
    </message>
    <message>
        <source>“{cell}” is not a year</source>
        <translation>“{cell}”不是年份</translation>
    </message>
    <message>
        <source>“{cell}” is not between 0 and 100</source>
        <translation>“{cell}”不在 0 到 100 之间</translation>
    </message>
    <message>
        <source>“{cell}” is not one of {choices}</source>
        <translation>“{cell}”不是 {choices} 之一</translation>
    </message>
    <message>
        <source>“{cell}” is too large</source>
        <translation>“{cell}”过大</translation>
    </message>
    <message>
        <source>“{word}” is new to the code table of {header} and was added to it</source>
        <translation>“{word}”是{header}代码表中没有的词，已加入</translation>
    </message>
</context>
<context>
    <name>progress</name>
    <message>
        <source>Checking the backup</source>
        <translation>正在核对备份</translation>
    </message>
    <message>
        <source>Comparing with what is here</source>
        <translation>正在与本机数据比对</translation>
    </message>
    <message>
        <source>Copying the data</source>
        <translation>正在复制数据</translation>
    </message>
    <message>
        <source>Deciding</source>
        <translation>正在处理</translation>
    </message>
    <message>
        <source>Gathering what was done here</source>
        <translation>正在整理本机所做的改动</translation>
    </message>
    <message>
        <source>Making the database</source>
        <translation>正在建立数据库</translation>
    </message>
    <message>
        <source>Neither a fact nor a policy: {names}</source>
        <translation>没有对应的数据或政策：{names}</translation>
    </message>
    <message>
        <source>Not in force, left out: {names}</source>
        <translation>不在有效期、未印入：{names}</translation>
    </message>
    <message>
        <source>Past their date within 30 days: {names}</source>
        <translation>30天内到有效期、请核对：{names}</translation>
    </message>
    <message>
        <source>Past their date, printed with it: {names}</source>
        <translation>已过有效期、印时注明截至日期：{names}</translation>
    </message>
    <message>
        <source>Pictures that cannot be printed: {names}</source>
        <translation>印不出的图片：{names}</translation>
    </message>
    <message>
        <source>Putting old changes together</source>
        <translation>正在归并较早的改动</translation>
    </message>
    <message>
        <source>Reading and checking the file</source>
        <translation>正在读取并核对文件</translation>
    </message>
    <message>
        <source>Reading the file back</source>
        <translation>正在读回核对</translation>
    </message>
    <message>
        <source>Sending the pages to the printer</source>
        <translation>正在送往打印机</translation>
    </message>
    <message>
        <source>Updating the search index</source>
        <translation>正在更新检索</translation>
    </message>
    <message>
        <source>Writing the file</source>
        <translation>正在写文件</translation>
    </message>
</context>
<context>
    <name>steps</name>
    <message>
        <source>Accept the referral of {name}</source>
        <translation>接收推荐：{name}</translation>
    </message>
    <message>
        <source>Add a picture to the handbook chapter {title}</source>
        <translation>为手册章节“{title}”添加图片</translation>
    </message>
    <message>
        <source>Add an investor to {name}</source>
        <translation>为{name}添加投资方</translation>
    </message>
    <message>
        <source>Add materials to the training {topic}</source>
        <translation>为培训“{topic}”添加资料</translation>
    </message>
    <message>
        <source>Add persons to the training {topic}</source>
        <translation>为培训“{topic}”添加参训人员</translation>
    </message>
    <message>
        <source>Add the fact {name}</source>
        <translation>添加数据“{name}”</translation>
    </message>
    <message>
        <source>Add the handbook chapter {title}</source>
        <translation>新建手册章节“{title}”</translation>
    </message>
    <message>
        <source>Add the policy {name}</source>
        <translation>添加政策“{name}”</translation>
    </message>
    <message>
        <source>Add the unit {name}</source>
        <translation>新增单位 {name}</translation>
    </message>
    <message>
        <source>Add the user {name}</source>
        <translation>添加用户 {name}</translation>
    </message>
    <message>
        <source>Attach files to {name}</source>
        <translation>为{name}添加附件</translation>
    </message>
    <message>
        <source>Back to draft</source>
        <translation>退回草稿</translation>
    </message>
    <message>
        <source>Back to draft: {title}</source>
        <translation>将《{title}》退回草稿</translation>
    </message>
    <message>
        <source>Cancel the training {topic}</source>
        <translation>取消培训“{topic}”</translation>
    </message>
    <message>
        <source>Change an entry of {name}</source>
        <translation>修改{name}的条目</translation>
    </message>
    <message>
        <source>Change the duty {matter}</source>
        <translation>修改任务“{matter}”</translation>
    </message>
    <message>
        <source>Change the fact {name}</source>
        <translation>修改数据“{name}”</translation>
    </message>
    <message>
        <source>Change the office&apos;s rules</source>
        <translation>修改办公室规则</translation>
    </message>
    <message>
        <source>Change the password of {name}</source>
        <translation>修改 {name} 的密码</translation>
    </message>
    <message>
        <source>Change the policy {name}</source>
        <translation>修改政策“{name}”</translation>
    </message>
    <message>
        <source>Change the project {name}</source>
        <translation>修改项目{name}</translation>
    </message>
    <message>
        <source>Change the review meeting {title}</source>
        <translation>修改评审会“{title}”</translation>
    </message>
    <message>
        <source>Change the training {topic}</source>
        <translation>修改培训“{topic}”</translation>
    </message>
    <message>
        <source>Change the unit {name}</source>
        <translation>修改单位 {name}</translation>
    </message>
    <message>
        <source>Change {count} projects</source>
        <translation>修改 {count} 个项目</translation>
    </message>
    <message>
        <source>Check a bulletin</source>
        <translation>核对一份报告</translation>
    </message>
    <message>
        <source>Check money of {name}</source>
        <translation>核对{name}的到位资金</translation>
    </message>
    <message>
        <source>Check money of {name}: {amount} 万元</source>
        <translation>核对{name}的到位资金 {amount} 万元</translation>
    </message>
    <message>
        <source>Check {title}</source>
        <translation>核对《{title}》</translation>
    </message>
    <message>
        <source>Close the duty {matter}</source>
        <translation>将任务“{matter}”销号</translation>
    </message>
    <message>
        <source>Close {count} duties</source>
        <translation>将 {count} 项任务销号</translation>
    </message>
    <message>
        <source>Conditions of {name}: met</source>
        <translation>将{name}的附加条件记为已落实</translation>
    </message>
    <message>
        <source>Conditions of {name}: not met yet</source>
        <translation>将{name}的附加条件改为未落实</translation>
    </message>
    <message>
        <source>Confirm money of {name}</source>
        <translation>确认{name}的到位资金</translation>
    </message>
    <message>
        <source>Confirm money of {name}: {amount} 万元, counted in {month}/{year}</source>
        <translation>确认{name}的到位资金 {amount} 万元，计入{year}年{month}月</translation>
    </message>
    <message>
        <source>Confirm or return money of {name}</source>
        <translation>确认或退回{name}的到位资金</translation>
    </message>
    <message>
        <source>Confirm the review meeting {title}</source>
        <translation>确认评审会“{title}”</translation>
    </message>
    <message>
        <source>Confirm the stage of {name}</source>
        <translation>确认{name}的阶段</translation>
    </message>
    <message>
        <source>Copy the targets of {before} to {year} at {percent} %</source>
        <translation>按 {percent}% 将{before}年目标复制到{year}年</translation>
    </message>
    <message>
        <source>Deactivate the unit {name}</source>
        <translation>停用单位 {name}</translation>
    </message>
    <message>
        <source>Decide on {count} differences</source>
        <translation>决定 {count} 处不一致</translation>
    </message>
    <message>
        <source>Decide on {title}</source>
        <translation>决定 {title}</translation>
    </message>
    <message>
        <source>Decide: {title}</source>
        <translation>决定：{title}</translation>
    </message>
    <message>
        <source>Delete the duty {matter}</source>
        <translation>删除任务“{matter}”</translation>
    </message>
    <message>
        <source>Delete {count} duties</source>
        <translation>删除 {count} 项任务</translation>
    </message>
    <message>
        <source>Disable the user {name}</source>
        <translation>停用用户 {name}</translation>
    </message>
    <message>
        <source>Draft {title}</source>
        <translation>起草《{title}》</translation>
    </message>
    <message>
        <source>Enter a commitment of {name}</source>
        <translation>录入{name}的承诺</translation>
    </message>
    <message>
        <source>Enter a recognised amount of {name}</source>
        <translation>录入北京认定：{name}</translation>
    </message>
    <message>
        <source>Enter an agreement of {name}</source>
        <translation>录入{name}的协议</translation>
    </message>
    <message>
        <source>Enter money of {name}</source>
        <translation>录入{name}的到位资金</translation>
    </message>
    <message>
        <source>Enter money of {name}: {amount} 万元</source>
        <translation>录入{name}的到位资金 {amount} 万元</translation>
    </message>
    <message>
        <source>Enter the duty {matter}</source>
        <translation>录入任务“{matter}”</translation>
    </message>
    <message>
        <source>Enter the points of {judge} at {title}</source>
        <translation>录入{judge}在“{title}”的评分</translation>
    </message>
    <message>
        <source>Enter the project {name}</source>
        <translation>录入项目{name}</translation>
    </message>
    <message>
        <source>Enter the result of {name} at {title}</source>
        <translation>录入{name}在“{title}”的评审结果</translation>
    </message>
    <message>
        <source>Enter the review meeting {title}</source>
        <translation>录入评审会“{title}”</translation>
    </message>
    <message>
        <source>Enter the training {topic}</source>
        <translation>新建培训“{topic}”</translation>
    </message>
    <message>
        <source>Enter the unit {name} from its office card</source>
        <translation>按单位名片登记责任单位 {name}</translation>
    </message>
    <message>
        <source>Enter {count} projects</source>
        <translation>录入 {count} 个项目</translation>
    </message>
    <message>
        <source>Freeze edition {number} of the handbook</source>
        <translation>将手册第 {number} 版定版</translation>
    </message>
    <message>
        <source>Give the project {name} another number</source>
        <translation>给项目{name}换编号</translation>
    </message>
    <message>
        <source>Give up a draft</source>
        <translation>放弃草稿</translation>
    </message>
    <message>
        <source>Give up the draft {title}</source>
        <translation>放弃《{title}》的草稿</translation>
    </message>
    <message>
        <source>Give up the waiting file of {unit}</source>
        <translation>放弃等待{unit}的文件</translation>
    </message>
    <message>
        <source>Give {name} another role</source>
        <translation>调整 {name} 的角色</translation>
    </message>
    <message>
        <source>Hand parts over with their projects</source>
        <translation>随项目移交相关记录</translation>
    </message>
    <message>
        <source>Hand {name} over to {unit}</source>
        <translation>把 {name} 移交 {unit}</translation>
    </message>
    <message>
        <source>Import workbook {name}</source>
        <translation>导入工作簿 {name}</translation>
    </message>
    <message>
        <source>Issue {count} letters</source>
        <translation>印发 {count} 封函</translation>
    </message>
    <message>
        <source>Issue {title}</source>
        <translation>印发《{title}》</translation>
    </message>
    <message>
        <source>Join the investor {lost} into {name}</source>
        <translation>把投资方“{lost}”合并到“{name}”</translation>
    </message>
    <message>
        <source>Keep once what several offices entered of shares alike</source>
        <translation>几个单位填得一样的份额只留一份</translation>
    </message>
    <message>
        <source>Keep the own city for every unit</source>
        <translation>登记各单位通用的所在城市</translation>
    </message>
    <message>
        <source>Leave out {count} records of a package</source>
        <translation>将文件中的 {count} 条记录列为不采用</translation>
    </message>
    <message>
        <source>Let {name} log in again</source>
        <translation>重新启用用户 {name}</translation>
    </message>
    <message>
        <source>Load the code tables</source>
        <translation>载入代码表</translation>
    </message>
    <message>
        <source>Load the sample&apos;s reviews and handbook</source>
        <translation>载入示例评审与手册</translation>
    </message>
    <message>
        <source>Make money of {name} a draft again</source>
        <translation>将{name}的到位资金改回草稿</translation>
    </message>
    <message>
        <source>Make money of {name} a draft again: {amount} 万元</source>
        <translation>将{name}的到位资金 {amount} 万元改回草稿</translation>
    </message>
    <message>
        <source>Mark the training {topic} as held</source>
        <translation>将培训“{topic}”标记为已举办</translation>
    </message>
    <message>
        <source>Merge {name} into another project</source>
        <translation>将{name}并入其他项目</translation>
    </message>
    <message>
        <source>Move the fact {name} to the recycle bin</source>
        <translation>将数据“{name}”移入回收站</translation>
    </message>
    <message>
        <source>Move the handbook chapter {title}</source>
        <translation>移动手册章节“{title}”</translation>
    </message>
    <message>
        <source>Move the handbook chapter {title} to the recycle bin</source>
        <translation>将手册章节“{title}”移入回收站</translation>
    </message>
    <message>
        <source>Move the policy {name} to the recycle bin</source>
        <translation>将政策“{name}”移入回收站</translation>
    </message>
    <message>
        <source>Move the review meeting {title} to the recycle bin</source>
        <translation>删除评审会“{title}”（移入回收站）</translation>
    </message>
    <message>
        <source>Move the training {topic} to the recycle bin</source>
        <translation>将培训“{topic}”移入回收站</translation>
    </message>
    <message>
        <source>Move {count} projects to the recycle bin</source>
        <translation>将 {count} 个项目移入回收站</translation>
    </message>
    <message>
        <source>Move {count} trainings to the recycle bin</source>
        <translation>将 {count} 场培训移入回收站</translation>
    </message>
    <message>
        <source>Move {name} on</source>
        <translation>推进{name}</translation>
    </message>
    <message>
        <source>Move {name} on; the review meeting of {day} waits for its confirmation</source>
        <translation>推进{name}；{day}的评审会待确认，确认后计入统计</translation>
    </message>
    <message>
        <source>Move {name} one stage back</source>
        <translation>将{name}退回上一阶段</translation>
    </message>
    <message>
        <source>Name {count} judges for {title}: {names}</source>
        <translation>为“{title}”登记 {count} 位评委：{names}</translation>
    </message>
    <message>
        <source>Order the agenda of {title}</source>
        <translation>调整“{title}”的议程顺序</translation>
    </message>
    <message>
        <source>Plan the training {topic} again</source>
        <translation>将培训“{topic}”恢复为计划</translation>
    </message>
    <message>
        <source>Put records right from what the exchange knows of them</source>
        <translation>按交换所知修正记录</translation>
    </message>
    <message>
        <source>Put the review meeting {title} into another</source>
        <translation>将评审会“{title}”并入同一天的会议</translation>
    </message>
    <message>
        <source>Put {count} projects on the agenda of {title}</source>
        <translation>将 {count} 个项目列入“{title}”议程</translation>
    </message>
    <message>
        <source>Put {count} records back from the recycle bin</source>
        <translation>从回收站还原 {count} 条记录</translation>
    </message>
    <message>
        <source>Put {name} on hold</source>
        <translation>暂缓{name}</translation>
    </message>
    <message>
        <source>Reactivate the unit {name}</source>
        <translation>恢复启用单位 {name}</translation>
    </message>
    <message>
        <source>Record a follow-up of {name}</source>
        <translation>记录{name}的跟进</translation>
    </message>
    <message>
        <source>Record help for {name}</source>
        <translation>记录攻坚：{name}</translation>
    </message>
    <message>
        <source>Redo {step}</source>
        <translation>重做{step}</translation>
    </message>
    <message>
        <source>Refer {name} to a unit</source>
        <translation>推荐项目：{name}</translation>
    </message>
    <message>
        <source>Remove an entry</source>
        <translation>删除一条记录</translation>
    </message>
    <message>
        <source>Remove the file {name}</source>
        <translation>删除文件“{name}”</translation>
    </message>
    <message>
        <source>Rename the handbook chapter {title}</source>
        <translation>重命名手册章节“{title}”</translation>
    </message>
    <message>
        <source>Reopen the duty {matter}</source>
        <translation>将任务“{matter}”恢复为进行中</translation>
    </message>
    <message>
        <source>Reopen {count} duties</source>
        <translation>将 {count} 项任务恢复为进行中</translation>
    </message>
    <message>
        <source>Reopen {name}</source>
        <translation>重新启动{name}</translation>
    </message>
    <message>
        <source>Reset the password of {name}</source>
        <translation>重置 {name} 的密码</translation>
    </message>
    <message>
        <source>Restore the backup {name}</source>
        <translation>恢复备份 {name}</translation>
    </message>
    <message>
        <source>Restore the training {topic}</source>
        <translation>从回收站恢复培训“{topic}”</translation>
    </message>
    <message>
        <source>Restore {count} projects</source>
        <translation>还原 {count} 个项目</translation>
    </message>
    <message>
        <source>Restore {count} trainings</source>
        <translation>从回收站恢复 {count} 场培训</translation>
    </message>
    <message>
        <source>Return money of {name}</source>
        <translation>退回{name}的到位资金</translation>
    </message>
    <message>
        <source>Return money of {name}: {amount} 万元</source>
        <translation>退回{name}的到位资金 {amount} 万元</translation>
    </message>
    <message>
        <source>Reverse money of {name}</source>
        <translation>冲销{name}的到位资金</translation>
    </message>
    <message>
        <source>Reverse money of {name}: {amount} 万元, counted in {month}/{year}</source>
        <translation>冲销{name}的到位资金 {amount} 万元，计入{year}年{month}月</translation>
    </message>
    <message>
        <source>Separate {name} again</source>
        <translation>取消{name}的并入</translation>
    </message>
    <message>
        <source>Set shares and credit of {name}</source>
        <translation>设置份额与归属：{name}</translation>
    </message>
    <message>
        <source>Set the next numbers of bulletins and letters</source>
        <translation>设定期号和文号</translation>
    </message>
    <message>
        <source>Set the targets of {year}</source>
        <translation>设置{year}年指标目标</translation>
    </message>
    <message>
        <source>Set the training plan of {year}</source>
        <translation>设定 {year} 年培训计划</translation>
    </message>
    <message>
        <source>Set up the office {name}</source>
        <translation>设置单位{name}</translation>
    </message>
    <message>
        <source>Settle a commitment of {name}</source>
        <translation>兑现承诺：{name}</translation>
    </message>
    <message>
        <source>Show duties to their units</source>
        <translation>把任务发给负责单位</translation>
    </message>
    <message>
        <source>Show what a newer version of the program had sent</source>
        <translation>显示新版程序传来的内容</translation>
    </message>
    <message>
        <source>Sign {count} persons in</source>
        <translation>为 {count} 人签到</translation>
    </message>
    <message>
        <source>Sign {person} in</source>
        <translation>为 {person} 签到</translation>
    </message>
    <message>
        <source>Take back the confirmation of the review meeting {title}</source>
        <translation>撤回评审会“{title}”的确认</translation>
    </message>
    <message>
        <source>Take back the sign-in of {count} persons</source>
        <translation>取消 {count} 人的签到</translation>
    </message>
    <message>
        <source>Take back the sign-in of {person}</source>
        <translation>取消 {person} 的签到</translation>
    </message>
    <message>
        <source>Take in the package of {unit}</source>
        <translation>读入 {unit} 的文件</translation>
    </message>
    <message>
        <source>Take judges off {title}</source>
        <translation>将评委移出“{title}”</translation>
    </message>
    <message>
        <source>Take {count} persons off the list</source>
        <translation>从名单中移除 {count} 人</translation>
    </message>
    <message>
        <source>Take {count} projects off the agenda of {title}</source>
        <translation>将 {count} 个项目移出“{title}”议程</translation>
    </message>
    <message>
        <source>Take {name} up again</source>
        <translation>恢复{name}</translation>
    </message>
    <message>
        <source>Take {person} off the list</source>
        <translation>从名单中移除 {person}</translation>
    </message>
    <message>
        <source>Terminate {name}</source>
        <translation>终止{name}</translation>
    </message>
    <message>
        <source>Undo {step}</source>
        <translation>撤销{step}</translation>
    </message>
    <message>
        <source>Void a bulletin</source>
        <translation>作废一份报告</translation>
    </message>
    <message>
        <source>Void a letter</source>
        <translation>作废一封函</translation>
    </message>
    <message>
        <source>Void {title} to {addressee}, No. {number}</source>
        <translation>作废致{addressee}的《{title}》（第 {number} 号）</translation>
    </message>
    <message>
        <source>Void {title}, No. {number}</source>
        <translation>作废《{title}》（第{number}期）</translation>
    </message>
    <message>
        <source>Word the report {period} otherwise</source>
        <translation>改写 {period} 通报的文字</translation>
    </message>
    <message>
        <source>Write the handbook chapter {title}</source>
        <translation>编写手册章节“{title}”</translation>
    </message>
</context>
</TS>
