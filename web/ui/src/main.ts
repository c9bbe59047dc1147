import { mount } from 'svelte';
import './app.css';
import App from './App.svelte';
import { showTheme } from './lib/theme';

showTheme();
mount(App, { target: document.getElementById('app')! });
