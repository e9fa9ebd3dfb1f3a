using System.Globalization;
using ErpCrm.Resources;
using ErpCrm.Resources.People;
using ErpCrm.Resources.Projects;
using ErpCrm.SharedKernel;
using ErpCrm.Tests.Resources.Bookings;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Resources;

/// <summary>Records the page tests of this module start from.</summary>
internal static class ResourcesScene
{
    public static DateOnly Monday(this TestApp app) => Weeks.MondayOf(app.Today);

    /// <summary>Text with ordinary blanks.</summary>
    public static string Plain(this string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ');

    public static string Iso(this DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static Task<Guid> PersonAsync(this TestApp app, string name, TestUser? user = null, string? email = null) =>
        app.InAsync<ResourcesDbContext, Guid>(async db =>
        {
            if (user is not null && await db.People.FirstOrDefaultAsync(p => p.UserId == user.Id) is { } known)
                return known.Id;
            var copy = user is null ? null : await db.Users.SingleAsync(u => u.Id == user.Id);
            var person = new Person(
                new PersonFacts(name, email ?? user?.Email, "Developer", new DateOnly(2020, 1, 1), null, true), null,
                copy);
            db.Add(person);
            await db.SaveChangesAsync();
            return person.Id;
        });

    public static Task<Guid> ProjectAsync(this TestApp app, string name, bool open = true) =>
        app.InAsync<ResourcesDbContext, Guid>(async db =>
        {
            var project = new ProjectCopy { Id = Guid.NewGuid() };
            project.Follow(BookingTests.Details(open) with { Name = name }, 1);
            db.Add(project);
            await db.SaveChangesAsync();
            return project.Id;
        });
}
