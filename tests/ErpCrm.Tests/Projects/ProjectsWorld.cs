using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Resources;
using ErpCrm.Projects;
using ErpCrm.Projects.Clients;
using ErpCrm.Projects.People;
using ErpCrm.Projects.Projects;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Projects;

/// <summary>People, clients and projects for the tests of this module.</summary>
internal static class ProjectsWorld
{
    public static readonly DateOnly Start = new(2026, 1, 5);

    public static Person PersonOf(TestUser user, Guid? id = null)
    {
        var person = new Person { Id = id ?? Guid.CreateVersion7() };
        person.Follow(new PersonChanged(person.Id, user.Id, user.Name, "Development", "Developer",
            new DateOnly(2020, 1, 1), null, 1));
        return person;
    }

    public static Client NewClient(string name = "Ala-Too Logistics")
    {
        var client = new Client { Id = Guid.CreateVersion7() };
        client.Follow(new CompanyDetails(name, name, "", "", "", "", "KGS", 14, "en", null), 1);
        return client;
    }

    public static ProjectTerms Fixed(decimal price) => new(BillingMethod.FixedPrice, new Money(price, "KGS"));

    public static ProjectTerms Hourly(decimal? budgetHours = null) =>
        new(BillingMethod.TimeAndMaterial, new Money(100_000, "KGS"), BudgetHours: budgetHours);

    public static Project NewProject(ProjectTerms? terms = null, Guid? manager = null, string? code = null,
        params Guid[] members)
    {
        var project = Project.Open(code ?? "T-" + Guid.NewGuid().ToString("N")[..8], "Warehouse system", NewClient(),
            terms ?? Hourly(), Start, null, manager);
        if (members.Length > 0) project.Staff(manager, members);
        return project;
    }

    /// <summary>What a record announced and has not saved yet.</summary>
    public static IReadOnlyList<T> Announced<T>(this Entity entity)
        where T : DomainEvent => [.. entity.TakeEvents().OfType<T>()];

    /// <summary>Makes sure the user is a person.</summary>
    public static Task<Guid> PersonAsync(this TestApp app, TestUser user) =>
        app.InAsync<ProjectsDbContext, Guid>(async db =>
        {
            var known = await db.People.FirstOrDefaultAsync(p => p.UserId == user.Id);
            if (known is not null) return known.Id;
            var person = PersonOf(user);
            db.Add(person);
            await db.SaveChangesAsync();
            return person.Id;
        });

    public static Task<Project> ProjectAsync(this TestApp app, ProjectTerms? terms = null, TestUser? manager = null,
        params Guid[] members) => app.InAsync<ProjectsDbContext, Project>(async db =>
        {
            var project = NewProject(terms, manager?.Id, null, members);
            db.Add(project);
            await db.SaveChangesAsync();
            return project;
        });
}
