using ErpCrm.SharedKernel.Auditing;
using ErpCrm.SharedKernel.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Web.Administration;

/// <summary>The history of one record, for whoever may read the record.</summary>
[SignedIn, Route("audit")]
internal sealed class HistoryController(IEnumerable<AuditSubject> subjects, IEnumerable<IAuditSource> sources, HistoryReader reader) : PageController
{
    private const int Limit = 100;

    [HttpGet("{entity}/{id:guid}")]
    public async Task<IActionResult> Show(string entity, Guid id, CancellationToken ct)
    {
        var subject = subjects.FirstOrDefault(s => s.Entity == entity);
        if (subject is null || !await subject.CanRead(HttpContext.RequestServices, id, ct)) return NotFound();
        var source = sources.Single(s => s.Module == subject.Module);
        var entries = await source.FindAsync(new AuditFilter(entity, id), Limit, ct);
        var lines = await reader.ReadAsync([.. entries.Select(entry => (entry, subject.Module))], ct);
        return IsHtmx && !WantsRegion("main") ? PartialView("_History", lines) : View("/Administration/Record.cshtml", lines);
    }
}
