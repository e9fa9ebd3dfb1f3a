using ErpCrm.Identity;
using ErpCrm.Identity.Company;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Company;
using ErpCrm.SharedKernel.Copies;
using ErpCrm.SharedKernel.Data;
using ErpCrm.SharedKernel.Events;
using ErpCrm.SharedKernel.Security;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ErpCrm.Tests;

/// <summary>
/// The whole application on a real SQLite file in a folder of its own. <c>IClassFixture&lt;TestApp&gt;</c> gives a test class one;
/// tests of one class share it, so they make their own records.
/// </summary>
public class TestApp : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("erpcrm-test-").FullName;
    private WebApplicationFactory<Program> _factory = null!;

    /// <summary>The application's clock.</summary>
    public AdjustableTime Time { get; } = new();

    public IServiceProvider Services => _factory.Services;

    /// <summary>Today in the company's time zone.</summary>
    public DateOnly Today => Services.GetRequiredService<IBusinessClock>().Today;

    public async Task InitializeAsync()
    {
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Testing");
            host.UseSetting("Data:Folder", _folder);
            host.UseSetting("Database:Synchronous", "OFF");
            host.ConfigureTestServices(services =>
            {
                services.RemoveAll<TimeProvider>();
                services.AddSingleton<TimeProvider>(Time);
                TestSignIn.Add(services);
                AsyncCommandsOnly.Watch(services);
                Configure(services);
            });
        });
        _ = _factory.Server;
        if (IsSetUp) await SetUpAsync();
        await KnowUsersAsync();
    }

    public async Task DisposeAsync()
    {
        await _factory.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A browser of a signed-in user; null is nobody.</summary>
    public TestBrowser Browser(TestUser? user, string language = "en") => new(_factory, user, language);

    /// <summary>Delivers every event, and the events that causes, until nothing is due.</summary>
    public Task DrainAsync() => Services.GetRequiredService<OutboxDrain>().RunAsync();

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
                db.Add(new UserCopy { Id = user.Id, Name = user.Name, Email = user.Email, Role = user.Role, IsActive = true, SourceVersion = 0 });
            await db.SaveChangesAsync();
        }
    }
}
