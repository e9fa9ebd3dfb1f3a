using ErpCrm.Demo.Seeding;
using ErpCrm.Identity.Company;
using ErpCrm.Identity.Roles;
using ErpCrm.Identity.Teams;
using ErpCrm.Identity.Users;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Identity.Seeding;

/// <summary>The company, its users and their teams.</summary>
internal sealed class IdentitySeeder(IdentityModuleDbContext db, IPasswordHasher<Credentials> hasher,
    RoleDefaults roles, CompanyProfileStore company) : ISeeder
{
    private const int TeamSize = 10;

    public int Order => 0;

    public async Task BeginAsync(SeedWorld world, CancellationToken ct)
    {
        using var acting = ActingUser.Act(null, null);
        await roles.EnsureAsync(ct);
        var own = new OwnCompany();
        own.Change(new CompanyProfile
        {
            Name = "Orda Group",
            LegalName = "Orda Group LLC (ОсОО «Орда Групп»)",
            Address = "125 Chuy Avenue\n720040 Bishkek\nKyrgyz Republic",
            TaxId = "01204202310187",
            BankDetails = "Optima Bank OJSC, Bishkek\nBIC 109018\nKGS 1091820182530112",
            Email = "office@orda.example",
            Phone = "+996 312 000 402",
        });
        db.Add(own);
        await AddUsersAsync(world, ct);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        await company.RefreshAsync(ct);
    }

    public Task PlayAsync(SeedWorld world, SeedWeek week, CancellationToken ct) => Task.CompletedTask;

    public Task EndAsync(SeedWorld world, CancellationToken ct) => Task.CompletedTask;

    private async Task AddUsersAsync(SeedWorld world, CancellationToken ct)
    {
        var byName = await db.Roles.Where(r => r.IsBuiltIn).ToDictionaryAsync(r => r.Name, ct);
        // One password, hashed once: hashing is slow on purpose.
        string? hash = null;
        foreach (var person in world.Cast)
        {
            var user = new User(person.Name, person.Email, byName[person.Role!], person.Language);
            user.SetPassword(hash ??= hasher.HashPassword(user.Credentials, SeedCast.Password),
                world.Moment(world.FirstDay, 9));
            db.Add(user);
            world.Users.Add(new SeedUser(user.Id, person));
        }

        foreach (var department in world.Users.GroupBy(u => u.Person.Department))
        {
            foreach (var (members, number) in department.Chunk(TeamSize).Select((members, number) => (members, number)))
            {
                var team = new Team(number == 0 ? department.Key : $"{department.Key} {number + 1}");
                foreach (var member in members) team.Add(member.Id, member.Person.Name);
                db.Add(team);
            }
        }
    }
}
