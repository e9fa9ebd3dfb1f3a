using ErpCrm.Contracts;
using ErpCrm.Insights.Engagements;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Charts;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Threads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Insights.Thread;

/// <summary>The thread at a glance: phases, invoices and payments on one axis of time.</summary>
internal sealed record ThreadPicture(DateOnly From, DateOnly To, IReadOnlyList<PictureEvent> Events)
{
    private const int Limit = 1000;

    private static readonly ThreadKind[] Kinds =
    [
        ThreadKind.LeadQualified, ThreadKind.DealOpened, ThreadKind.DealWon, ThreadKind.DealLost,
        ThreadKind.LeadDisqualified, ThreadKind.ProjectOpened, ThreadKind.ProjectCompleted,
        ThreadKind.InvoiceIssued, ThreadKind.DepositInvoiced, ThreadKind.CreditNoteIssued,
        ThreadKind.PaymentReceived, ThreadKind.CreditUsed,
        ThreadKind.PaymentReversed, ThreadKind.CreditRefunded,
    ];

    public static async Task<ThreadPicture> LoadAsync(InsightsDbContext db, Engagement engagement, IBusinessClock clock,
        CancellationToken ct)
    {
        var found = await db.ThreadEntries.AsNoTracking()
            .Where(t => t.EngagementId == engagement.Id && Kinds.Contains(t.Kind))
            .OrderBy(t => t.At).ThenBy(t => t.Id).Take(Limit)
            .Select(t => new { t.Kind, t.At, t.Text, t.Amount, t.Currency })
            .ToListAsync(ct);
        var events = found.ConvertAll(t => new PictureEvent(t.Kind, clock.DayOf(t.At), t.Text, t.Amount, t.Currency));
        var isOver = engagement.Stage is EngagementStage.Completed or EngagementStage.Lost;
        var last = clock.DayOf(engagement.LastEventAt);
        return new ThreadPicture(clock.DayOf(engagement.StartedAt), isOver || last > clock.Today ? last : clock.Today,
            events);
    }

    public IReadOnlyList<TimeLane> Lanes(IStringLocalizer texts, ThreadWording wording) =>
    [
        new TimeLane(texts["Phases"], [.. Phases(texts)], []),
        new TimeLane(texts["Invoices"], [], [.. Marks(wording, ThreadKind.InvoiceIssued, ThreadKind.DepositInvoiced,
            ThreadKind.CreditNoteIssued)]),
        new TimeLane(texts["Payments"], [], [.. Marks(wording, ThreadKind.PaymentReceived, ThreadKind.CreditUsed,
            ThreadKind.PaymentReversed, ThreadKind.CreditRefunded)]),
    ];

    private IEnumerable<TimeSpanMark> Phases(IStringLocalizer texts)
    {
        var deal = FirstOf(ThreadKind.LeadQualified, ThreadKind.DealOpened);
        var delivery = FirstOf(ThreadKind.ProjectOpened, ThreadKind.DealWon);
        var end = LastOf(ThreadKind.ProjectCompleted) ?? LastOf(ThreadKind.DealLost, ThreadKind.LeadDisqualified) ?? To;
        if ((deal ?? delivery ?? end) is var leadEnd && leadEnd > From) yield return Phase("Lead", From, leadEnd, 2);
        if (deal is { } began) yield return Phase("Deal", began, delivery ?? end, 1);
        if (delivery is { } opened) yield return Phase("In delivery", opened, end < opened ? To : end, 5);

        TimeSpanMark Phase(string name, DateOnly from, DateOnly to, int color) =>
            new(from, to < from ? from : to, $"{texts[name].Value}: {Format.Date(from)} – {Format.Date(to)}", color);
    }

    private IEnumerable<TimeMark> Marks(ThreadWording wording, params ThreadKind[] kinds)
    {
        var shown = Events.Where(e => kinds.Contains(e.Kind)).ToList();
        var most = shown.Select(e => Math.Abs(e.Amount ?? 0)).DefaultIfEmpty().Max();
        return shown.Select(e => new TimeMark(e.On, LabelOf(e, wording), ColorOf(e.Kind),
            most == 0 ? 0 : (double)(Math.Abs(e.Amount ?? 0) / most)));
    }

    private static string LabelOf(PictureEvent shown, ThreadWording wording)
    {
        var sentence = wording.Sentence(shown.Kind, new ThreadSaid(shown.Text ?? "", "", 0));
        var amount = shown.Amount is { } known ? $": {Format.Money(known, shown.Currency!)}" : "";
        return $"{sentence}, {Format.Date(shown.On)}{amount}";
    }

    private static int ColorOf(ThreadKind kind) => kind switch
    {
        ThreadKind.InvoiceIssued or ThreadKind.DepositInvoiced => 1,
        ThreadKind.CreditNoteIssued or ThreadKind.PaymentReversed or ThreadKind.CreditRefunded => 4,
        _ => 5,
    };

    private DateOnly? FirstOf(params ThreadKind[] kinds) =>
        Events.Where(e => kinds.Contains(e.Kind)).Select(e => (DateOnly?)e.On).FirstOrDefault();

    private DateOnly? LastOf(params ThreadKind[] kinds) =>
        Events.Where(e => kinds.Contains(e.Kind)).Select(e => (DateOnly?)e.On).LastOrDefault();
}

/// <summary>What of the thread the picture shows.</summary>
internal sealed record PictureEvent(ThreadKind Kind, DateOnly On, string? Text, decimal? Amount, string? Currency);
