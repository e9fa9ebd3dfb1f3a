using ErpCrm.Demo;
using ErpCrm.Identity.Company;
using ErpCrm.Identity.Roles;
using ErpCrm.Identity.Teams;
using ErpCrm.Identity.Users;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Identity.Demo;

/// <summary>
/// The demo company and the people who sign in to it. An installation
/// that is set up keeps its own profile and owner, and there the people have no password that anybody knows.
/// </summary>
internal sealed class IdentityDemo(IdentityModuleDbContext db, IPasswordHasher<Credentials> hasher, RoleDefaults roles,
    CompanyProfileStore company, TimeProvider time) : IDemoActor
{
    private static readonly CompanyProfile Orda = new()
    {
        Name = "Orda Consulting",
        LegalName = "Orda Consulting LLC (ОсОО «Орда Консалтинг»)",
        Address = "125 Chuy Avenue, office 402\n720040 Bishkek\nKyrgyz Republic",
        TaxId = "01204202310187",
        RegistrationCode = "24518960",
        Email = "office@orda.example",
        Phone = "+996 312 000 402",
        BaseCurrency = "KGS",
        Language = "en",
        TimeZoneId = "Asia/Bishkek",
        FiscalYearStartMonth = 1,
    };

    private static readonly (string Name, string[] Members)[] Teams =
    [
        ("Sales", ["nurlan@orda.example", "elena@orda.example"]),
        ("Development", ["jyldyz@orda.example", "bakyt@orda.example", "anna@orda.example", "daniyar@orda.example"]),
        ("Consulting", ["timur@orda.example", "meerim@orda.example", "sergey@orda.example"]),
    ];

    public int Order => 0;

    public async Task BeginAsync(DemoWorld world, CancellationToken ct)
    {
        using var acting = ActingUser.Act(null, null);
        await roles.EnsureAsync(ct);
        var isOwn = !await db.Companies.AnyAsync(ct);
        if (isOwn) AddCompany();
        var users = await AddUsersAsync(isOwn, ct);
        foreach (var (name, members) in Teams) await AddTeamAsync(name, [.. members.Select(email => users[email])], ct);
        await db.SaveChangesAsync(ct);

        await company.RefreshAsync(ct);
        foreach (var (email, user) in users) world.UserIds[email] = user.Id;
    }

    public Task PlayAsync(DemoWorld world, DateOnly day, CancellationToken ct) => Task.CompletedTask;

    private void AddCompany()
    {
        var own = new OwnCompany();
        own.Change(Orda);
        db.Add(own);
    }

    private async Task<Dictionary<string, User>> AddUsersAsync(bool isOwn, CancellationToken ct)
    {
        var byName = await db.Roles.Where(r => r.IsBuiltIn).ToDictionaryAsync(r => r.Name, ct);
        var users = await db.Users.ToDictionaryAsync(u => u.Email, ct);
        foreach (var person in DemoCast.All.Where(
            person => person.Role is not null && !users.ContainsKey(person.Email)))
        {
            var role = person.Role == BuiltInRoles.Owner && !isOwn ? BuiltInRoles.Management : person.Role!;
            var user = new User(person.Name, person.Email, byName[role], person.Language);
            user.SetPassword(hasher.HashPassword(user.Credentials, isOwn ? DemoCast.Password : Tokens.New()),
                time.GetUtcNow().UtcDateTime);
            users.Add(person.Email, db.Add(user).Entity);
        }

        return users;
    }

    private async Task AddTeamAsync(string name, IReadOnlyList<User> members, CancellationToken ct)
    {
        var team = await db.Teams.Include(t => t.Members)
            .FirstOrDefaultAsync(t => t.Name == name, ct) ?? db.Add(new Team(name)).Entity;
        foreach (var member in members) team.Add(member.Id, member.Name);
    }
}
