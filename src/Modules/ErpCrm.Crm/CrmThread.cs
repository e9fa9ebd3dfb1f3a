using ErpCrm.Contracts;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Threads;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm;

/// <summary>What is said of leads, deals and talks in the thread of an engagement.</summary>
internal sealed class CrmThread : IThreadWords
{
    public IEnumerable<ThreadWords> Words =>
    [
        Of(ThreadKind.LeadCaptured, "sprout",
            (texts, said) => texts["Lead captured: {0} ({1})", said.Text, Code(texts, said.Detail)].Value),
        Of(ThreadKind.LeadQualified, "badge-check", (texts, _) => texts["Lead qualified into a deal"].Value),
        Of(ThreadKind.LeadDisqualified, "circle-x",
            (texts, said) => texts["Lead disqualified: {0}", Reason(texts, said)].Value),
        Of(ThreadKind.LeadJoined, "sprout",
            (texts, said) => texts["Lead put into this deal: {0} ({1})", said.Text, Code(texts, said.Detail)].Value),
        Of(ThreadKind.DealOpened, "handshake", (texts, said) => texts["Deal opened: {0}", said.Text].Value),
        Of(ThreadKind.StageChanged, "arrow-right",
            (texts, said) => texts["Stage {1} → {0}", Stage(texts, said.Text), Stage(texts, said.Detail)].Value,
            "Stage changes"),
        Of(ThreadKind.DealWon, "trophy", (texts, said) => texts["Deal won: {0}", Reason(texts, said)].Value),
        Of(ThreadKind.DealReopened, "rotate-ccw",
            (texts, said) => texts["Deal reopened in {0}", Stage(texts, said.Text)].Value),
        Of(ThreadKind.DealLost, "circle-x", (texts, said) => texts["Deal lost: {0}", Reason(texts, said)].Value),
        Of(ThreadKind.Call, "phone", (texts, said) => texts["Call: {0}", said.Text].Value, "Calls"),
        Of(ThreadKind.Meeting, "users", (texts, said) => texts["Meeting: {0}", said.Text].Value, "Meetings"),
        Of(ThreadKind.Note, "notebook-pen", (texts, said) => texts["Note: {0}", said.Text].Value, "Notes"),
        Of(ThreadKind.Mail, "mail", (texts, said) => texts["Mail: {0}", said.Text].Value, "Mails"),
    ];

    private static ThreadWords Of(ThreadKind kind, string icon, Func<IStringLocalizer, ThreadSaid, string> sentence,
        string? many = null) => new(kind, ThreadPart.Sales, icon, sentence) { Many = many };

    /// <summary>A reason by its code, with what was typed about it.</summary>
    private static string Reason(IStringLocalizer texts, ThreadSaid said) =>
        said.Text.Length == 0 || said.Detail.Length == 0
            ? Code(texts, said.Text)
            : $"{Code(texts, said.Text)}: {said.Detail}";

    private static string Code(IStringLocalizer texts, string code) => Stage(texts, Texts.Words(code));

    /// <summary>A built-in stage in the reader's language, another one by the name it was given.</summary>
    private static string Stage(IStringLocalizer texts, string name) => name.Length == 0 ? "" : texts[name].Value;
}
