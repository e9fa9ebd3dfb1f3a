using System.Text.Encodings.Web;
using System.Text.Unicode;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Imports;
using ErpCrm.Ui.Api;
using ErpCrm.Ui.Api.Writing;
using ErpCrm.Ui.Custom;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Lists.Selection;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Mvc;
using ErpCrm.Ui.Navigation;
using ErpCrm.Ui.Panels;
using FluentValidation;
using FluentValidation.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.WebEncoders;

namespace ErpCrm.Ui;

/// <summary>Registers what the pages need; the host calls both <c>AddErpCrmUi</c>.</summary>
public static class UiServices
{
    /// <summary>Languages, validation, navigation, assets.</summary>
    public static IServiceCollection AddErpCrmUi(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(Languages);
        // Cyrillic stays readable and short in the markup.
        services.Configure<WebEncoderOptions>(
            options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddScoped<Assets>();
        services.AddScoped<Menu>();
        services.AddTransient<PanelRendering>();
        services.AddScoped<BulkActions>();
        services.AddSingleton<PageActions>().AddSingleton<ListSizes>();
        services.AddScoped<ReferenceNames>().AddScoped<CustomChecking>().AddScoped<ExternalIds>();
        services.AddScoped<IOwnValueReader, OwnValueReader>().AddScoped<IBeforeSaving, StageMoves>();

        ValidatorOptions.Global.LanguageManager = new LocalizedValidationMessages();
        services.AddFluentValidationAutoValidation(options => options.DisableDataAnnotationsValidation = true);
        services.AddFluentValidationClientsideAdapters();
        return services;
    }

    /// <summary>Views beside their controllers, internal controllers
    /// and components, numbers as people type them.</summary>
    public static IMvcBuilder AddErpCrmUi(this IMvcBuilder mvc)
    {
        mvc.Services.Configure<MvcOptions>(options =>
        {
            options.Conventions.Add(new ModuleAreaConvention());
            options.Conventions.Add(new RouteValuesFirst());
            options.ModelBinderProviders.Insert(0, new TextModelBinderProvider());
            options.ModelBinderProviders.Insert(0, new DecimalModelBinderProvider());
            options.ModelBinderProviders.Insert(0, new DateModelBinderProvider());
            options.Filters.Add(new TakePageAnswers());
            options.Filters.Add<NeedsItsDays>();
            options.Filters.Add(new MissingRecords());
            options.Filters.Add(new PlainRows());
            options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            LocalizedValidationMessages.Apply(options.ModelBindingMessageProvider);
        });
        mvc.AddRazorOptions(ViewLocations);
        mvc.ConfigureApplicationPartManager(parts =>
        {
            parts.FeatureProviders.Add(new InternalControllers());
            parts.FeatureProviders.Add(new InternalViewComponents());
        });
        return mvc;
    }

    /// <summary>Fonts carry their hash in the name that the stylesheet says: they never change.</summary>
    public static IApplicationBuilder UseUiFonts(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments("/ui/dist/fonts", StringComparison.Ordinal))
        {
            context.Response.OnStarting(() =>
            {
                if (context.Response.StatusCode == 200)
                    context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                return Task.CompletedTask;
            });
        }

        return next(context);
    });

    private static void Languages(RequestLocalizationOptions options)
    {
        options.SupportedCultures = [.. Cultures.All];
        options.SupportedUICultures = [.. Cultures.All];
        options.DefaultRequestCulture = new RequestCulture(Cultures.English);
        options.RequestCultureProviders =
        [
            new CustomRequestCultureProvider(context => Task.FromResult(context.Request.IsApi()
                ? new ProviderCultureResult(ApiAddress.LanguageOf(context.Request).Name)
                : null)),
            new CookieRequestCultureProvider(), new ReaderLanguage(),
        ];
    }

    private static void ViewLocations(RazorViewEngineOptions razor)
    {
        razor.ViewLocationExpanders.Add(new ViewsBesideControllers());
        razor.AreaViewLocationFormats.Clear();
        razor.AreaViewLocationFormats.Add("/{2}/Shared/{0}.cshtml");
        razor.AreaViewLocationFormats.Add("/Shared/{0}.cshtml");
        razor.ViewLocationFormats.Clear();
        razor.ViewLocationFormats.Add("/Shared/{0}.cshtml");
    }
}
