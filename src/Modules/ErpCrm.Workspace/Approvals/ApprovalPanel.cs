using ErpCrm.Platform.Records;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Workspace.Approvals;

/// <summary>One step as the trail shows it.</summary>
internal sealed record TrailStep(int Number, bool IsNow, bool NeedsAll, IReadOnlyList<TrailSeat> Seats);

/// <param name="Named">Whom the policy asks.</param>
/// <param name="Helper">Who decides instead, because nobody of those can; null where they can.</param>
/// <param name="StandIns">Who else decides on it now: substitutes.</param>
/// <param name="IsAway">Whoever is named is on leave.</param>
internal sealed record TrailSeat(
    string Named, string? Helper, IReadOnlyList<string> StandIns, bool IsAway, string DecidedBy, DateTime? DecidedAt);

/// <summary>A request with its steps.</summary>
internal sealed record Trail(Approval Approval, IReadOnlyList<TrailStep> Steps, bool IsMine);

/// <summary>Who approves a record, who did, and whom it waits for: on its page.</summary>
internal sealed class ApprovalPanel(TrailReading reading, ApprovalBook book) : PanelComponent
{
    public async Task<IViewComponentResult> InvokeAsync(RecordRef record)
    {
        if (!book.IsApproved(record.Kind)) return Content("");
        var trails = await reading.OfAsync(a => a.RecordId == record.Id && a.RecordKind == record.Kind,
            HttpContext.RequestAborted);
        return trails.Count > 0 ? Panel(trails) : Content("");
    }
}

/// <summary>The same where whoever handed it in looks for it, which is not the record's own page.</summary>
internal sealed class TrailPanel(TrailReading reading) : PanelComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid subject) =>
        await reading.OfAsync(a => a.RecordId == subject, HttpContext.RequestAborted) is { Count: > 0 } trails
            ? View("/Workspace/Approvals/ApprovalPanel.cshtml", trails)
            : Content("");
}
