using System.Globalization;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Home;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Web.Home;

/// <summary>What the home page shows: every module gives what the reader may see.</summary>
internal sealed record HomePage(string FirstName, int Hour, DateOnly Today, IReadOnlyList<HomeFigure> Figures,
    IReadOnlyList<AttentionItem> Attention, IReadOnlyList<FirstStep> Steps);

[Route("")]
internal sealed class HomeController(
    IEnumerable<IHomeFigures> figures,
    IEnumerable<IAttentionSource> attention,
    IEnumerable<IFirstSteps> firstSteps,
    ICurrentUser user,
    IBusinessClock clock,
    KeptFigures kept,
    IEnumerable<ModuleInfo> modules,
    IEnumerable<Permission> permissions,
    ILogger<HomeController> log) : PageController
{
    private const int AttentionRows = 12;

    [HttpGet, SignedIn]
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        var shown = new List<HomeFigure>();
        var reader = ReaderKey();
        foreach (var source in figures) shown.AddRange(await AskAsync(source, reader, source.LoadAsync, ct));
        var items = new List<AttentionItem>();
        foreach (var source in attention) items.AddRange(await AskAsync(source, reader, source.LoadAsync, ct));

        var steps = await StepsAsync(reader, ct);

        var local = TimeZoneInfo.ConvertTimeFromUtc(clock.UtcNow, user.TimeZone);
        return View(new HomePage(
            user.Name.Split(' ')[0],
            local.Hour,
            DateOnly.FromDateTime(local),
            [.. Worth(shown, steps).OrderBy(f => f.Order)],
            [.. items.OrderByDescending(i => i.Weight).Take(AttentionRows)],
            steps));
    }

    // The list of first steps is gone when all of them are done, or when the reader does not want it.
    private async Task<IReadOnlyList<FirstStep>> StepsAsync(string reader, CancellationToken ct)
    {
        if (Request.Cookies[FirstStepsRegistration.Preference] == "off") return [];
        var steps = new List<FirstStep>();
        foreach (var source in firstSteps) steps.AddRange(await AskAsync(source, reader, source.LoadAsync, ct));
        return steps.All(s => s.IsDone) ? [] : [.. steps.OrderBy(s => s.Order)];
    }

    // While a company begins, a row of zeros tells nothing; and nothing is alarming about a zero.
    private static IEnumerable<HomeFigure> Worth(IEnumerable<HomeFigure> figures, IReadOnlyList<FirstStep> steps) =>
        figures
        .Where(f => steps.Count == 0 || !IsZero(f))
        .Select(f => IsZero(f) ? f with { Tone = null } : f);

    private static bool IsZero(HomeFigure figure) => !figure.Value.Any(c => c is >= '1' and <= '9');

    // Who reads: what one may see, in which language, on which day.
    private string ReaderKey() =>
        $"{user.Id} {CultureInfo.CurrentUICulture.Name} {CultureInfo.CurrentCulture.Name} {clock.Today:O} {user.TimeZone.Id} {string.Concat(permissions.Select(p => (int)user.ScopeOf(p.Key)))} {string.Join(',', user.TeamMates)}";

    // One module in trouble does not take the page away.
    private async Task<IReadOnlyList<T>> AskAsync<T>(object source, string reader,
        Func<CancellationToken, Task<IReadOnlyList<T>>> load, CancellationToken ct)
    {
        try
        {
            // As long as its module saved nothing, a source would answer the same.
            var type = source.GetType();
            if (modules.FirstOrDefault(m => m.ContextType.Assembly == type.Assembly) is not { } module)
                return await load(ct);
            return await kept.GetAsync($"home {type.FullName} {reader}", stamps => stamps.OfAll(module.ContextType),
                () => load(ct));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "{Source} could not be read for the home page", source.GetType().Name);
            return [];
        }
    }
}
