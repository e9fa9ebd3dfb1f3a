using ErpCrm.SharedKernel.Jobs;
using ErpCrm.SharedKernel.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Web.Administration;

internal sealed record JobRow(string Name, string Schedule, ScheduledJob? State)
{
    /// <summary>The work's name as words: <c>finance.retainer-months</c> is <c>Retainer months</c>.</summary>
    public static string WordsOf(string name)
    {
        var words = name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..].Replace('-', ' ');
        return $"{char.ToUpperInvariant(words[0])}{words[1..]}";
    }
}

/// <summary>Work at set times: when it ran, when it runs next, what went wrong.</summary>
[RequirePermission(AdministrationServices.ManageEvents), Route("admin/jobs")]
internal sealed class JobsController(JobsDbContext db, IEnumerable<ScheduledJobDefinition> definitions) : PageController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        var states = await db.Jobs.AsNoTracking().Take(200).ToDictionaryAsync(j => j.Name, ct);
        return View("/Administration/Jobs.cshtml", definitions.OrderBy(d => d.Name, StringComparer.Ordinal).Select(d => new JobRow(d.Name, d.Schedule.ToString(), states.GetValueOrDefault(d.Name))).ToList());
    }
}
