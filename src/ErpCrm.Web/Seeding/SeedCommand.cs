using System.Diagnostics;
using System.Globalization;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Company;
using ErpCrm.SharedKernel.Events;
using ErpCrm.SharedKernel.Security;
using ErpCrm.SharedKernel.Seeding;

namespace ErpCrm.Web.Seeding;

/// <summary>
/// <c>seed --clients 10000 --deals 50000 --projects 5000 --invoices 100000 --time 200000 --expenses 20000</c>: fills an empty
/// database with years of a large company, for measuring and for trying out. <c>--scale 0.01</c> makes it smaller, <c>--years</c>
/// shorter, <c>--until 2026-06-30</c> ends it on a day.
/// </summary>
internal static class SeedCommand
{
    private static readonly TimeSpan Bishkek = TimeSpan.FromHours(6);

    /// <returns>Exit code: 0 when the company was made, 1 when the database is not empty or the numbers cannot be.</returns>
    public static async Task<int> SeedAsync(this WebApplication app, CancellationToken ct)
    {
        try
        {
            var size = SizeOf(app.Configuration);
            if (await HoldsCompanyAsync(app.Services, ct)) throw new BusinessRuleException("This database holds a company already. Give another folder: --Data:Folder <path>.");
            await new Run(app, size).PlayAsync(ct);
            return 0;
        }
        catch (BusinessRuleException refusal)
        {
            app.Logger.LogError("{Refusal}", refusal.Message);
            return 1;
        }
    }

    private static SeedSize SizeOf(IConfiguration settings)
    {
        var full = new SeedSize();
        var scale = settings.GetValue("scale", 1m);
        var size = scale == 1 ? full : full.Scaled(scale);
        size = size with
        {
            Clients = settings.GetValue("clients", size.Clients),
            Deals = settings.GetValue("deals", size.Deals),
            Projects = settings.GetValue("projects", size.Projects),
            Invoices = settings.GetValue("invoices", size.Invoices),
            Time = settings.GetValue("time", size.Time),
            Expenses = settings.GetValue("expenses", size.Expenses),
            Years = settings.GetValue("years", size.Years),
        };
        size.Check();
        return size;
    }

    private static async Task<bool> HoldsCompanyAsync(IServiceProvider services, CancellationToken ct)
    {
        // The identity module alone knows whether it does; its profile is read before anything is asked.
        foreach (var service in services.GetServices<IHostedService>().OfType<IHostedLifecycleService>()) await service.StartingAsync(ct);
        return services.GetRequiredService<ICompanyProfile>().IsSetUp;
    }

    private sealed class Run(WebApplication app, SeedSize size)
    {
        private readonly Stopwatch _watch = Stopwatch.StartNew();
        private readonly Dictionary<string, TimeSpan> _spent = [];
        private readonly BulkDelivery _delivery = app.Services.GetRequiredService<BulkDelivery>();

        public async Task PlayAsync(CancellationToken ct)
        {
            var time = app.Services.GetRequiredService<AdjustableTime>();
            time.Reset();
            var now = time.GetUtcNow().UtcDateTime;
            var today = app.Configuration["until"] is { } until ? DateOnly.ParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture) : DateOnly.FromDateTime(now + Bishkek);
            var world = new SeedWorld(size, today, now, time.SetUtc);
            app.Logger.LogInformation("{Size}, from {First:yyyy-MM-dd} to {Today:yyyy-MM-dd}", size, world.FirstDay, world.Today);

            await using var scope = app.Services.CreateAsyncScope();
            var seeders = scope.ServiceProvider.GetServices<ISeeder>().OrderBy(s => s.Order).ToList();
            using var collecting = _delivery.Begin();
            try
            {
                world.At(world.FirstDay, 8);
                foreach (var seeder in seeders) await TurnAsync(seeder, () => seeder.BeginAsync(world, ct), ct);
                for (var number = 0; number < world.Weeks; number++) await PlayWeekAsync(world, world.Week(number), seeders, ct);
                time.Reset();
                foreach (var seeder in seeders) await TurnAsync(seeder, () => seeder.EndAsync(world, ct), ct);
            }
            finally
            {
                time.Reset();
            }

            Report(world);
        }

        private async Task PlayWeekAsync(SeedWorld world, SeedWeek week, List<ISeeder> seeders, CancellationToken ct)
        {
            world.At(week.LastDay, 21);
            foreach (var seeder in seeders) await TurnAsync(seeder, () => seeder.PlayAsync(world, week, ct), ct);
            if (week.Number % 13 == 12)
            {
                app.Logger.LogInformation(
                    "{Done} of {Weeks} weeks, {Seconds:0} s, {Memory} MB", week.Number + 1, world.Weeks, _watch.Elapsed.TotalSeconds, Environment.WorkingSet / 1024 / 1024);
            }
        }

        private async Task TurnAsync(ISeeder seeder, Func<Task> turn, CancellationToken ct)
        {
            var name = seeder.GetType().Name;
            var start = _watch.Elapsed;
            await turn();
            var made = _watch.Elapsed;
            await _delivery.DeliverAsync(ct);
            _spent[name] = _spent.GetValueOrDefault(name) + (made - start);
            _spent["Events"] = _spent.GetValueOrDefault("Events") + (_watch.Elapsed - made);
        }

        private void Report(SeedWorld world)
        {
            app.Logger.LogInformation("The company is ready after {Seconds:0} s: {Spent}", _watch.Elapsed.TotalSeconds, string.Join(", ", _spent.Select(s => $"{s.Key} {s.Value.TotalSeconds:0} s")));
            foreach (var role in BuiltInRoles.All)
                app.Logger.LogInformation("Sign in as {Role}: {Email} / {Password}", role.PadRight(16), world.UsersOf(role)[0].Person.Email, SeedCast.Password);
        }
    }
}
