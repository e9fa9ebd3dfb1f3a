using System.Text.Json;
using ErpCrm.SharedKernel.Auditing;
using ErpCrm.SharedKernel.Security;
using ErpCrm.Ui.History;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Web.Administration;

/// <summary>The history of one record, for whoever may read the record.</summary>
[SignedIn, Route("audit")]
internal sealed class HistoryController(IEnumerable<AuditSubject> subjects, IEnumerable<IAuditSource> sources) : PageController
{
    private const int Limit = 100;

    [HttpGet("{entity}/{id:guid}")]
    public async Task<IActionResult> Show(string entity, Guid id, CancellationToken ct)
    {
        var subject = subjects.FirstOrDefault(s => s.Entity == entity);
        if (subject is null || !await subject.CanRead(HttpContext.RequestServices, id, ct)) return NotFound();
        var source = sources.Single(s => s.Module == subject.Module);
        var entries = await source.FindAsync(new AuditFilter(entity, id), Limit, ct);
        return IsHtmx ? PartialView("_History", Lines(entries)) : View("/Administration/Record.cshtml", Lines(entries));
    }

    internal static IReadOnlyList<HistoryLine> Lines(IEnumerable<AuditEntry> entries) =>
        [.. entries.Select(e => new HistoryLine(e.At, e.UserName, e.Action, e.Label, JsonSerializer.Deserialize<List<FieldChange>>(e.Changes) ?? []))];
}
