using ErpCrm.Demo;
using ErpCrm.Projects;
using ErpCrm.Projects.Time;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Walker;

/// <summary>Records of the kinds that the demo company does not show, made the way people make them.</summary>
internal static class FirmExtras
{
    public static async Task AddAsync(TestApp firm)
    {
        await firm.InAsync<ProjectsDbContext>(MeasureAsync);
        foreach (var email in new[] { "aida@orda.example", "elena@orda.example", $"sales{PlayedFirm.Strangers}" })
            await SignInAsync(firm, email);
    }

    // Time that a timer measured and no week could take.
    private static async Task MeasureAsync(ProjectsDbContext db)
    {
        var members = await db.Projects.SelectMany(p => p.Members).Select(m => new { m.PersonId, m.ProjectId })
            .ToListAsync();
        foreach (var member in members.DistinctBy(m => m.PersonId))
        {
            var timer = RunningTimer.Start(member.PersonId, member.ProjectId, null, DateTime.UnixEpoch);
            db.Add(new MeasuredTime(timer, new DayMinutes(new DateOnly(2026, 6, 1), 45)));
        }

        await db.SaveChangesAsync();
    }

    // A session that is listed on the profile.
    private static async Task SignInAsync(TestApp firm, string email)
    {
        var browser = firm.Browser(null);
        var page = await browser.GetAsync("/identity/account/sign-in");
        (await browser.SubmitAsync(page, "form#sign-in", ("Email", email), ("Password", DemoCast.Password))).Saved();
    }
}
