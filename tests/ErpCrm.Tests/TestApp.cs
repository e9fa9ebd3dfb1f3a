using ErpCrm.Finance.ExchangeRates;
using ErpCrm.Identity;
using ErpCrm.Identity.Company;
using ErpCrm.Platform;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Copies;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Tests.Finance.ExchangeRates;
using ErpCrm.Tests.SqlServer;
using ErpCrm.Tests.SqlServer.Mirror;
using ErpCrm.Web.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ErpCrm.Tests;

/// <summary>
/// The whole application on a real SQLite file in a folder of its own, or on a database of its own
/// when the suite runs on SQL Server. <c>IClassFixture&lt;TestApp&gt;</c> gives a
/// test class one; tests of one class share it, so they make their own records.
/// </summary>
public class TestApp : IAsyncLifetime
{
    private const int MostSecondsToWait = 60;
    private readonly string _folder = Directory.CreateTempSubdirectory("erpcrm-test-").FullName;
    private WebApplicationFactory<Program> _factory = null!;

    public TestApp() : this(TestClock.Start)
    {
    }

    /// <summary>An application that begins at a moment of its own.</summary>
    /// <param name="start">UTC.</param>
    /// <param name="pace">Seconds of its clock in a real second.</param>
    protected TestApp(DateTime start, double pace = 1) => Time = TestClock.New(start, pace);

    /// <summary>The application's clock.</summary>
    public AdjustableTime Time { get; }

    public IServiceProvider Services => _factory.Services;

    /// <summary>Today in the company's time zone.</summary>
    public DateOnly Today => Services.GetRequiredService<IBusinessClock>().Today;

    /// <summary>Where everything is held when the suite runs on SQL Server.</summary>
    public string ServerConnection => Services.GetRequiredService<IConfiguration>().GetConnectionString("SqlServer")!;

    /// <summary>Whether a server's database outlives the application.</summary>
    protected internal virtual bool KeepsServerDatabase => false;

    /// <summary>The file that holds everything.</summary>
    public string DatabaseFile => Path.Combine(_folder, "erpcrm.db");

    public virtual async Task InitializeAsync()
    {
        var isFilled = await FillAsync(_folder);
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Testing");
            host.UseSetting("Data:Folder", _folder);
            host.UseSetting("Database:Synchronous", "OFF");
            RealServer.Use(host);
            ConfigureHost(host);
            host.ConfigureTestServices(services =>
            {
                services.RemoveAll<TimeProvider>();
                services.AddSingleton<TimeProvider>(Time);
                // A busy machine delivers later; an answer waits for it all the same.
                services.AddSingleton(new AnswerPatience(TimeSpan.FromSeconds(MostSecondsToWait)));
                // Nobody is asked outside.
                services.RemoveAll<IRateFiles>();
                services.AddSingleton<IRateFiles, RateFilesInTests>();
                TestSignIn.Add(services);
                MirroredDatabase.Put(services);
                AsyncCommandsOnly.Watch(services);
                Configure(services);
            });
        });
        _ = _factory.Server;
        if (isFilled) return;
        if (IsSetUp) await SetUpAsync();
        if (KnowsTestUsers) await KnowUsersAsync();
    }

    public virtual async Task DisposeAsync()
    {
        await RealServer.DropAsync(this);
        await _factory.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A browser of a signed-in user; null is nobody.</summary>
    public TestBrowser Browser(TestUser? user, string language = "en") => new(_factory, user, language);

    /// <summary>Delivers every event, and the events that causes, until nothing is due.</summary>
    public virtual Task DrainAsync() => Services.GetRequiredService<OutboxDrain>().RunAsync();

    /// <summary>Works on a module's own context, as the system.</summary>
    internal async Task<T> InAsync<TContext, T>(Func<TContext, Task<T>> work)
        where TContext : DbContext
    {
        using var acting = ActingUser.Act(null, null);
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TContext>());
    }

    internal Task InAsync<TContext>(Func<TContext, Task> work)
        where TContext : DbContext => InAsync<TContext, bool>(async db =>
    {
        await work(db);
        return true;
    });

    /// <summary>Whether the company exists already; only the tests of the first start begin without.</summary>
    protected virtual bool IsSetUp => true;

    /// <summary>Puts a data folder of its own in place before the start; the answer is whether it did.</summary>
    protected virtual Task<bool> FillAsync(string folder) => Task.FromResult(false);

    /// <summary>Changes settings and environment for one kind of test.</summary>
    protected virtual void ConfigureHost(IWebHostBuilder host)
    {
    }

    /// <summary>Whether the modules know the test users; not where the company has users of its own.</summary>
    protected virtual bool KnowsTestUsers => true;

    /// <summary>Changes the application for one kind of test.</summary>
    protected virtual void Configure(IServiceCollection services)
    {
    }

    private async Task SetUpAsync()
    {
        await InAsync<IdentityModuleDbContext>(async db =>
        {
            var company = new OwnCompany();
            company.Change(new CompanyProfile { Name = "Test company" });
            db.Add(company);
            await db.SaveChangesAsync();
        });
        await Services.GetRequiredService<CompanyProfileStore>().RefreshAsync(CancellationToken.None);
    }

    private async Task KnowUsersAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        foreach (var module in Services.GetServices<ModuleInfo>())
        {
            var db = (DbContext)scope.ServiceProvider.GetRequiredService(module.ContextType);
            if (db.Model.FindEntityType(typeof(UserCopy)) is null) continue;
            foreach (var user in TestUser.All)
                db.Add(new UserCopy
                {
                    Id = user.Id, Name = user.Name, Email = user.Email, Role = user.Role, IsActive = true,
                    SourceVersion = 0
                });
            await db.SaveChangesAsync();
        }
    }
}
