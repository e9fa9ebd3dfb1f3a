using System.Globalization;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Serilog;
using Serilog.Events;

namespace ErpCrm.Web.Hosting;

internal static class Logging
{
    /// <summary>Structured logs to the console and to one file a day, thirty
    /// days kept; a command that only looks writes no file.</summary>
    public static void AddLogging(this WebApplicationBuilder builder, Command command) =>
        builder.Services.AddSerilog((services, log) => ToFile(services, command, builder.Configuration, log
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .ReadFrom.Configuration(builder.Configuration)
            .Enrich.FromLogContext()
            .WriteTo.Console(formatProvider: CultureInfo.InvariantCulture,
                outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}")));

    private static void ToFile(IServiceProvider services, Command command, IConfiguration settings,
        LoggerConfiguration log)
    {
        if (command.Name == Command.Check) return;
        log.WriteTo.File(
            new Serilog.Formatting.Json.JsonFormatter(),
            services.GetRequiredService<DataFolder>().Of($"logs/{FileOf(settings)}-.json"),
            rollingInterval: RollingInterval.Day,
            retainedFileCountLimit: 30);
    }

    // Processes of a shared database share the folder too, and no two write into one file.
    private static string FileOf(IConfiguration settings) =>
        settings["Database:Provider"] == "SqlServer"
            ? $"erpcrm-{settings["Node:Name"] ?? Environment.MachineName}"
            : "erpcrm";

    /// <summary>Traces and metrics by OTLP, when <c>OpenTelemetry:Endpoint</c> names a collector.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["OpenTelemetry:Endpoint"] is not { Length: > 0 } endpoint) return;
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("ErpCrm"))
            .WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation()
                .AddOtlpExporter(o => o.Endpoint = new Uri(endpoint)))
            .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddRuntimeInstrumentation()
                .AddOtlpExporter(o => o.Endpoint = new Uri(endpoint)));
    }
}
