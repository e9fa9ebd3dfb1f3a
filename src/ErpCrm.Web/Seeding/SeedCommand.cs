using System.Globalization;
using ErpCrm.Demo.Seeding;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Web.Hosting;

namespace ErpCrm.Web.Seeding;

/// <summary>
/// <c>seed --clients 10000 --deals 50000 --projects 5000 --invoices
/// 100000 --time 200000 --expenses 20000</c>: fills an empty database with years of a large company,
/// for measuring and for trying out. <c>--scale 0.01</c> makes every count smaller, <c>--years</c>
/// shorter, <c>--until 2026-06-30</c> ends it on a day.
/// </summary>
internal static class SeedCommand
{
    private static readonly TimeSpan Bishkek = TimeSpan.FromHours(6);

    /// <returns>Exit code: 0 when the company was made, 1 when the
    /// database is not empty or the numbers cannot be.</returns>
    public static async Task<int> SeedAsync(this WebApplication app, CancellationToken ct)
    {
        try
        {
            var size = SizeOf(app.Configuration);
            if (await HoldsCompanyAsync(app.Services, ct))
            {
                app.Logger.LogError("This database holds a company already. Give another folder: --Data:Folder <path>");
                return 1;
            }

            var world = await ActivatorUtilities.CreateInstance<SeedPlayer>(app.Services)
                .PlayAsync(size, LastDay(app), ct);
            foreach (var role in BuiltInRoles.All)
                app.Logger.LogInformation("Sign in as {Role}: {Email} / {Password}", role.PadRight(16),
                    world.UsersOf(role)[0].Person.Email, SeedCast.Password);
            return 0;
        }
        catch (BusinessRuleException refusal)
        {
            app.Logger.LogError("{Refusal}", refusal.Message);
            return 1;
        }
    }

    /// <summary>What the command asks for.</summary>
    internal static SeedSize SizeOf(IConfiguration settings)
    {
        var full = new SeedSize();
        var size = full with
        {
            Clients = settings.GetValue("clients", full.Clients),
            Deals = settings.GetValue("deals", full.Deals),
            Projects = settings.GetValue("projects", full.Projects),
            Invoices = settings.GetValue("invoices", full.Invoices),
            Time = settings.GetValue("time", full.Time),
            Expenses = settings.GetValue("expenses", full.Expenses),
            Years = settings.GetValue("years", full.Years),
        };
        // What is given is scaled too: the same company, smaller.
        if (settings.GetValue("scale", 1m) is not 1 and var scale) size = size.Scaled(scale);
        size.Check();
        return size;
    }

    private static DateOnly LastDay(WebApplication app) => app.Configuration["until"] is { } until
        ? DateOnly.ParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture)
        : DateOnly.FromDateTime(app.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime + Bishkek);

    private static async Task<bool> HoldsCompanyAsync(IServiceProvider services, CancellationToken ct)
    {
        await services.PrepareAsync(ct);
        return services.GetRequiredService<ICompanyProfile>().IsSetUp;
    }
}
