using ErpCrm.Platform.Data;
using ErpCrm.Platform.Jobs;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using ErpCrm.Web.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

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

/// <param name="Jump">The jump of the clock that somebody has to confirm.</param>
internal sealed record JobsPage(ClockJump? Jump, IReadOnlyList<JobRow> Jobs);

/// <summary>Work at set times: when it ran, when it runs next, what went wrong.</summary>
[RequirePermission(AdministrationServices.ManageEvents), Route("admin/jobs")]
internal sealed class JobsController(
    PlatformDbContext db, IEnumerable<ScheduledJobDefinition> definitions, ClockWatch clock, ICurrentUser me,
    ILogger<JobsController> log, IStringLocalizer<WebText> texts) : PageController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        var states = await db.Jobs.AsNoTracking().Take(200).ToDictionaryAsync(j => j.Name, ct);
        var rows = definitions.OrderBy(d => d.Name, StringComparer.Ordinal)
            .Select(d => new JobRow(d.Name, d.Schedule.ToString(), states.GetValueOrDefault(d.Name)));
        return View("Jobs", new JobsPage(clock.Unconfirmed, [.. rows]));
    }

    /// <summary>The clock jumped, and it is right: work at set times goes on by it.</summary>
    [HttpPost("clock")]
    public IActionResult ConfirmClock()
    {
        clock.Confirm();
        log.LogWarning("{User} confirmed that the clock is right", me.Name);
        return Saved("/admin/jobs", texts["Scheduled work goes on"]);
    }
}
