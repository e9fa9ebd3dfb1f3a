using ErpCrm.Insights.Thread;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Localization;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Insights.Engagements;

/// <summary>Words, colours and icons of this module's states.</summary>
internal static class Tones
{
    private const string Others = "Other events";

    public static string Of(EngagementStage stage) => stage switch
    {
        EngagementStage.Lead => "gray",
        EngagementStage.Deal => "blue",
        EngagementStage.Delivery => "violet",
        EngagementStage.Completed => "green",
        _ => "red",
    };

    public static string NameOf(EngagementStage stage) => stage switch
    {
        EngagementStage.Lead => "Lead",
        EngagementStage.Deal => "Deal",
        EngagementStage.Delivery => "In delivery",
        EngagementStage.Completed => "Completed",
        _ => "Lost",
    };

    public static string IconOf(ThreadKind kind) => kind switch
    {
        ThreadKind.LeadCaptured => "sprout",
        ThreadKind.LeadQualified => "badge-check",
        ThreadKind.LeadDisqualified or ThreadKind.DealLost => "circle-x",
        ThreadKind.LeadJoined => "sprout",
        ThreadKind.DealReopened => "rotate-ccw",
        ThreadKind.DealOpened => "handshake",
        ThreadKind.StageChanged => "arrow-right",
        ThreadKind.Call => "phone",
        ThreadKind.Meeting => "users",
        ThreadKind.Note => "notebook-pen",
        ThreadKind.Mail => "mail",
        ThreadKind.DealWon => "trophy",
        ThreadKind.ProjectOpened => "folder-kanban",
        ThreadKind.MilestoneAccepted => "flag",
        ThreadKind.TimeApproved => "clock",
        ThreadKind.ExpenseApproved => "wallet",
        ThreadKind.ProjectCompleted => "circle-check",
        ThreadKind.InvoiceIssued => "receipt-text",
        ThreadKind.CreditNoteIssued => "undo-2",
        ThreadKind.PaymentReceived => "banknote",
        ThreadKind.InvoicePaid => "badge-check",
        ThreadKind.CreditUsed => "banknote",
        ThreadKind.PaymentReversed => "undo-2",
        ThreadKind.CreditRefunded => "banknote",
        ThreadKind.ContractValueChanged => "scale",
        ThreadKind.TimeReopened => "lock-open",
        ThreadKind.ExpenseApprovalUndone => "undo-2",
        _ => "eraser",
    };

    /// <summary>A text of the thread in the reader's language; a reason with what was typed about it.</summary>
    public static string TextOf(IStringLocalizer texts, ThreadKind kind, string? text, string? note = null)
    {
        if (string.IsNullOrEmpty(text)) return "";
        if (kind is ThreadKind.StageChanged or ThreadKind.DealReopened) return texts[text].Value;
        if (kind is not (ThreadKind.DealWon or ThreadKind.DealLost or ThreadKind.LeadDisqualified)) return text;
        var reason = texts[Texts.Words(text)].Value;
        return string.IsNullOrEmpty(note) ? reason : $"{reason}: {note}";
    }

    /// <summary>A detail of the thread: where a lead came from and a stage
    /// in the reader's language, anything else as it was written.</summary>
    public static string DetailOf(IStringLocalizer texts, ThreadKind kind, string? detail) => kind switch
    {
        _ when string.IsNullOrEmpty(detail) => "",
        ThreadKind.LeadCaptured or ThreadKind.LeadJoined => texts[Texts.Words(detail)].Value,
        ThreadKind.StageChanged => texts[detail].Value,
        _ => detail,
    };

    /// <summary>English sentence, the key of its translation; {0} is the text, {1} the detail, {2} hours.</summary>
    public static string SentenceOf(ThreadKind kind) => kind switch
    {
        ThreadKind.LeadCaptured => "Lead captured: {0} ({1})",
        ThreadKind.LeadQualified => "Lead qualified into a deal",
        ThreadKind.LeadJoined => "Lead put into this deal: {0} ({1})",
        ThreadKind.DealReopened => "Deal reopened in {0}",
        ThreadKind.LeadDisqualified => "Lead disqualified: {0}",
        ThreadKind.DealOpened => "Deal opened: {0}",
        ThreadKind.StageChanged => "Stage {1} → {0}",
        ThreadKind.Call => "Call: {0}",
        ThreadKind.Meeting => "Meeting: {0}",
        ThreadKind.Note => "Note: {0}",
        ThreadKind.Mail => "Mail: {0}",
        ThreadKind.DealWon => "Deal won: {0}",
        ThreadKind.DealLost => "Deal lost: {0}",
        ThreadKind.ProjectOpened => "Project {0} opened: {1}",
        ThreadKind.MilestoneAccepted => "Milestone accepted: {0}",
        ThreadKind.TimeReopened => "{2} of {0} opened again",
        ThreadKind.ContractValueChanged => "Change order, contract value changed: {0}",
        ThreadKind.TimeApproved => "{2} of {0} approved",
        ThreadKind.ExpenseApproved => "Expense approved: {0}",
        ThreadKind.ExpenseApprovalUndone => "Approval of an expense taken back: {0}",
        ThreadKind.ProjectCompleted => "Project {0} completed",
        ThreadKind.InvoiceIssued => "Invoice {0} issued",
        ThreadKind.CreditNoteIssued => "Credit note {0} issued for {1}",
        ThreadKind.PaymentReceived => "Payment received for {0}",
        ThreadKind.InvoicePaid => "Invoice {0} paid in full",
        ThreadKind.CreditUsed => "Credit used for {0}",
        ThreadKind.PaymentReversed => "Payment for {0} taken back: {1}",
        ThreadKind.CreditRefunded => "Credit paid back to the client",
        _ => "Work written off: {0}",
    };

    /// <summary>What happened, in the reader's language.</summary>
    public static string Sentence(IStringLocalizer texts, ThreadEntry entry) =>
        texts[SentenceOf(entry.Kind), TextOf(texts, entry.Kind, entry.Text, entry.Detail),
            DetailOf(texts, entry.Kind, entry.Detail), Format.Hours(entry.Minutes ?? 0)].Value;

    /// <summary>What several of a kind come to: hours, or how many and how much; what happens once is told.</summary>
    public static string SumOf(IStringLocalizer texts, ThreadGroup group)
    {
        var sum = group.Kind == ThreadKind.TimeApproved
            ? texts["{0} of work approved", Format.Hours(group.Minutes)].Value
            : group.Entries.Count == 1 && ManyOf(group.Kind) == Others ? Sentence(texts, group.Entries[0])
            : $"{texts[ManyOf(group.Kind)].Value}: {Format.Number(group.Entries.Count)}";
        return string.Join(" · ", group.Amounts.Select(a => Format.Money(a.Amount, a.Currency)).Prepend(sum));
    }

    /// <summary>English name of several of a kind, the key of its translation.</summary>
    public static string ManyOf(ThreadKind kind) => kind switch
    {
        ThreadKind.StageChanged => "Stage changes",
        ThreadKind.Call => "Calls",
        ThreadKind.Meeting => "Meetings",
        ThreadKind.Note => "Notes",
        ThreadKind.Mail => "Mails",
        ThreadKind.MilestoneAccepted => "Milestones accepted",
        ThreadKind.ExpenseApproved => "Expenses approved",
        ThreadKind.InvoiceIssued => "Invoices issued",
        ThreadKind.CreditNoteIssued => "Credit notes issued",
        ThreadKind.PaymentReceived => "Payments received",
        ThreadKind.InvoicePaid => "Invoices paid in full",
        ThreadKind.CreditUsed => "Credit used",
        ThreadKind.PaymentReversed => "Payments taken back",
        ThreadKind.CreditRefunded => "Credit paid back",
        ThreadKind.WrittenOff => "Work written off",
        ThreadKind.ContractValueChanged => "Change orders",
        ThreadKind.TimeReopened => "Weeks opened again",
        ThreadKind.ExpenseApprovalUndone => "Approvals of expenses taken back",
        _ => Others,
    };
}
