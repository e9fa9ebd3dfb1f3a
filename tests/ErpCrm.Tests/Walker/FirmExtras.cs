using ErpCrm.Contracts;
using ErpCrm.Crm;
using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Duplicates;
using ErpCrm.Demo;
using ErpCrm.Identity;
using ErpCrm.Identity.AccessTokens;
using ErpCrm.Projects;
using ErpCrm.Projects.Time;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Bulk;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Walker;

/// <summary>Records of the kinds that the demo company does not show, made the way people make them.</summary>
internal static class FirmExtras
{
    public static async Task AddAsync(TestApp firm)
    {
        await firm.InAsync<ProjectsDbContext>(MeasureAsync);
        await firm.InAsync<WorkspaceDbContext>(RunAsync);
        await firm.InAsync<CrmDbContext>(MergeAsync);
        await firm.InAsync<IdentityModuleDbContext>(LetProgramsInAsync);
        foreach (var email in new[] { "aida@orda.example", "elena@orda.example", $"sales{PlayedFirm.Strangers}" })
            await SignInAsync(firm, email);
    }

    // A merge of two companies that nobody looks after, undone since.
    private static async Task MergeAsync(CrmDbContext db)
    {
        var companies = new[] { "Ak-Suu Print", "Kara-Balta Press" }.Select(name => new Company(
            new CompanyData { Name = name, Currency = "KGS" }, DateTime.UnixEpoch)).ToList();
        db.AddRange(companies);
        var merge = new RecordMerge
        {
            Kind = Kinds.Company, FromId = companies[0].Id, IntoId = companies[1].Id, FromName = companies[0].Name,
            MergedAt = DateTime.UnixEpoch, MergedByName = "",
        };
        merge.Part(DateTime.UnixEpoch);
        db.Add(merge);
        await db.SaveChangesAsync();
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

    // Tokens of two people, good for nothing by now.
    private static async Task LetProgramsInAsync(IdentityModuleDbContext db)
    {
        string[] people = ["aida@orda.example", "elena@orda.example"];
        var users = await db.Users.Where(u => people.Contains(u.Email)).Select(u => u.Id).ToListAsync();
        foreach (var user in users)
        {
            db.Add(new AccessToken
            {
                UserId = user, Name = "Reports", TokenHash = Tokens.Hash(Tokens.New()), End = "abcd",
                Scopes = "crm.companies.view", Addresses = "", CreatedAt = DateTime.UnixEpoch,
                ExpiresAt = DateTime.UnixEpoch.AddDays(30),
            });
        }

        await db.SaveChangesAsync();
    }

    // What two people did with several rows.
    private static async Task RunAsync(WorkspaceDbContext db)
    {
        string[] people = ["aida@orda.example", "elena@orda.example"];
        var users = await db.Users.Where(u => people.Contains(u.Email)).Select(u => u.Id).ToListAsync();
        var form = new BulkForm { List = "leads", Act = "crm.lead-owner" };
        foreach (var user in users)
            db.Add(BulkRun.Begin(user, DateTime.UnixEpoch, form, new Dictionary<string, IReadOnlyList<string>>()));
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
